import { PORT_CATALOGUE } from "../../../ports/catalogue/index.ts";
import { LOOPBACK_ALIASES } from "../../../ports/loopback/aliases.ts";
import { PORT_TRUSTS, type PortTrust } from "../../../ports/port-row.ts";
import { ANY_LOOPBACK } from "../find-grant.ts";
import type { PortRange } from "../grant.ts";
import type { ReadyMadePair } from "../ready-made-pair.ts";

/** What a row says; its ports are those of the program in the port catalogue, unless it has its own. */
export interface PairRow {
  readonly id: string;
  /** As the port catalogue calls it. */
  readonly program: string;
  readonly purpose: string;
  readonly sites: readonly string[];
  /** Only for programs that are not in the catalogue; `source` then stands for them too. */
  readonly ports?: readonly PortRange[];
  /** How it is known that these sites use this program. */
  readonly trust: PortTrust;
  readonly source: string;
}

/**
 * Turns rows into pairs. Each may reach this machine by its own names and by the public names that the program's maker
 * points at it, and is as surely known as the less sure of its site and its ports.
 *
 * @throws {RangeError} If nobody knows the ports of a program.
 */
export function createPairs(rows: readonly PairRow[]): readonly ReadyMadePair[] {
  return rows.map(createPair);
}

function createPair({ id, program, purpose, sites, ports, trust, source }: PairRow): ReadyMadePair {
  const known = PORT_CATALOGUE.filter((row) => row.program === program && row.protocol === "tcp");
  const ranges = ports ?? known.map(({ first, last }) => ({ from: first, to: last }));
  if (ranges.length === 0) throw new RangeError(`Cannot make a pair of ${program}: no known ports`);
  const trusts = ports === undefined ? known.map((row) => row.trust) : [];
  const aliases = LOOPBACK_ALIASES.filter(
    (alias) => alias.kind === "native-app" && alias.program === program && !alias.pattern.startsWith("*"),
  );
  return {
    id,
    program,
    purpose,
    sites,
    embedded: [],
    hosts: [ANY_LOOPBACK, ...aliases.map(({ pattern }) => pattern)],
    ports: ranges,
    trust: trusts.reduce(lessSure, trust),
    source,
  };
}

function lessSure(a: PortTrust, b: PortTrust): PortTrust {
  return PORT_TRUSTS.indexOf(a) >= PORT_TRUSTS.indexOf(b) ? a : b;
}
