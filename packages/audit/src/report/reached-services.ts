import type { Recording } from "@hushport/recorder";
import { CONNECTED_STEP, describeReach } from "../page/describe-reach.ts";
import { listWords, plural } from "./plain-words.ts";
import type { ReportPort } from "./port-schema.ts";

/** Ports that the warning names. */
const NAMED_PORTS = 8;

/**
 * Warns that the page got through to programs of the auditor's own machine or network: it is told of, but it happened.
 *
 * @returns `undefined` when it reached none, or the visit was isolated.
 */
export function warnOfReachedServices(
  ports: readonly ReportPort[],
  { isIsolated }: Pick<Recording, "isIsolated">,
): string | undefined {
  if (isIsolated) return undefined;
  const reached = ports.filter((port) => port.state === "open" && describeReach(port).step >= CONNECTED_STEP);
  if (reached.length === 0) return undefined;
  const names = reached
    .slice(0, NAMED_PORTS)
    .map(({ port, program }) => (program === null ? String(port) : `${port} (${program})`));
  const rest = reached.length > NAMED_PORTS ? [plural(reached.length - NAMED_PORTS, "other")] : [];
  return `During this visit the page reached programs that run on this computer or its network, at ${reached.length === 1 ? "port" : "ports"} ${listWords([...names, ...rest])}. --isolated keeps them out of its reach.`;
}
