import type { AddressSpace } from "../address/address-space.ts";
import type { Scheme } from "../probe/scheme.ts";
import { PORT_CATALOGUE } from "./catalogue/index.ts";
import { IANA_REGISTRY, ianaServiceAt, type IanaService } from "./iana/iana-service-at.ts";
import { loopbackAliasOf } from "./loopback/loopback-alias-of.ts";
import type { LoopbackAlias } from "./loopback/loopback-alias.ts";
import type { PortCategory } from "./port-category.ts";
import type { PortProtocol, PortRole, PortRow, PortTrust } from "./port-row.ts";

/** What else is known of an attempt to reach a port; every field narrows or reorders the candidates. */
export interface PortContext {
  readonly protocol?: PortProtocol | undefined;
  readonly scheme?: Scheme | undefined;
  /** Host as the browser canonicalised it. */
  readonly host?: string | undefined;
  /** Path and query of the URL. */
  readonly path?: string | undefined;
  /** Address space of the target: boxes on the network are rarely found on loopback. */
  readonly space?: AddressSpace | undefined;
}

/** One program that may sit at a port. */
export interface ProgramCandidate {
  readonly program: string;
  readonly vendor: string | null;
  /** `null` when only an alias's or the registry's name is known. */
  readonly category: PortCategory | null;
  /**
   * `catalogue` is a row of ours; `alias` a host name made for the program, whatever the port; `iana` the registry's
   * name, which says who asked for the port and no more.
   */
  readonly basis: "catalogue" | "alias" | "iana";
  readonly protocol: PortProtocol;
  readonly role: PortRole;
  readonly trust: PortTrust;
  readonly source: string;
  /** 0 to 1: how likely the attempt was meant for this program. Candidates of one answer add up to less than 1. */
  readonly confidence: number;
}

type Unweighed = Omit<ProgramCandidate, "confidence">;

/** Weight of a row before anything else is known of the attempt; {@link UNKNOWN_WEIGHT} is the unit. */
const TRUST_WEIGHT: Readonly<Record<PortTrust, number>> = { documented: 4, reported: 3, unconfirmed: 1 };

/** Schemes that need a stream; `https` may be HTTP/3 and ICE may be either. */
const STREAM_SCHEMES: ReadonlySet<Scheme> = new Set(["ws", "wss", "http", "stuns", "turns"]);

/** Weight of "some program that nobody listed": a lone documented row is then right four times of five. */
const UNKNOWN_WEIGHT = 1;

/** A fallback port is where a program goes now and then, a default where it always is. */
const FALLBACK_FACTOR = 0.4;

/** A scheme that the program speaks is weak evidence: there are few schemes. */
const SCHEME_MATCH_FACTOR = 2;

/** A scheme that the program is not known to speak; not 0, because scanners use the wrong one on purpose. */
const SCHEME_MISMATCH_FACTOR = 0.5;

/** A path or an alias host is chosen by the program's maker: nearly proof. */
const NAME_MATCH_FACTOR = 20;

/** A device's row is right more often on the network, and less often on this machine. */
const DEVICE_FACTOR: Readonly<Record<AddressSpace, number>> = { loopback: 0.5, local: 2, public: 1 };

/** Categories of programs that run on a box of their own. */
const DEVICE_CATEGORIES: ReadonlySet<PortCategory> = new Set(["router", "iot", "media-device", "industrial"]);

/** The registry's names: below every row of ours. */
const IANA_WEIGHT = 0.25;

const ROWS_BY_PORT = indexByPort(PORT_CATALOGUE);

/**
 * Names every program that may sit at a port, most likely first. One port is never proof: collisions keep all
 * candidates, and the confidence says how much the port, scheme, host and path together are worth.
 */
export function programsAt(port: number, context: PortContext = {}): readonly ProgramCandidate[] {
  const protocol = context.protocol ?? impliedProtocol(context.scheme);
  const alias = context.host === undefined ? undefined : loopbackAliasOf(context.host);
  const best = new Map<string, { row: PortRow; weight: number }>();
  for (const row of ROWS_BY_PORT.get(port) ?? []) {
    if (protocol !== undefined && protocol !== row.protocol) continue;
    const weight = weigh(row, context) * (alias?.program === row.program ? NAME_MATCH_FACTOR : 1);
    const known = best.get(row.program);
    if (known === undefined || weight > known.weight) best.set(row.program, { row, weight });
  }
  const weighed = [...best.values()].map(({ row, weight }) => ({ candidate: fromRow(row), weight }));
  if (alias !== undefined && alias.kind !== "developer" && !best.has(alias.program)) {
    weighed.push({
      candidate: fromAlias(alias, protocol ?? "tcp"),
      weight: TRUST_WEIGHT[alias.trust] * NAME_MATCH_FACTOR,
    });
  }
  const registered = ianaServiceAt(port, protocol);
  if (registered !== undefined) {
    weighed.push({ candidate: fromRegistry(registered), weight: IANA_WEIGHT });
  }
  const total = weighed.reduce((sum, { weight }) => sum + weight, UNKNOWN_WEIGHT);
  return weighed
    .sort((a, b) => b.weight - a.weight)
    .map(({ candidate, weight }) => withConfidence(candidate, weight / total));
}

/** @returns The most likely program at a port, or `undefined` when neither the catalogue nor the registry names one. */
export function programNameAt(port: number, context: PortContext = {}): string | undefined {
  return programsAt(port, context)[0]?.program;
}

function withConfidence(candidate: Unweighed, confidence: number): ProgramCandidate {
  return { ...candidate, confidence };
}

function weigh(row: PortRow, context: PortContext): number {
  let weight = TRUST_WEIGHT[row.trust];
  if (row.role === "fallback") weight *= FALLBACK_FACTOR;
  if (context.scheme !== undefined) weight *= schemeFactor(row, context.scheme);
  if (context.path !== undefined && hasPath(row, context.path)) weight *= NAME_MATCH_FACTOR;
  if (context.space !== undefined && DEVICE_CATEGORIES.has(row.category))
    weight *= DEVICE_FACTOR[context.space];
  return weight;
}

function schemeFactor(row: PortRow, scheme: Scheme): number {
  if (row.schemes.length === 0) return 1;
  return row.schemes.includes(scheme) ? SCHEME_MATCH_FACTOR : SCHEME_MISMATCH_FACTOR;
}

/** A path of the table covers what lies below it: `/eID-Client` is `/eID-Client?tcTokenURL=…` but not `/eID-Clients`. */
function hasPath(row: PortRow, path: string): boolean {
  return row.paths.some(
    (known) =>
      path.startsWith(known) && (known.endsWith("/") || /^(?:$|[/?#&])/.test(path.slice(known.length))),
  );
}

function impliedProtocol(scheme: Scheme | undefined): PortProtocol | undefined {
  return scheme !== undefined && STREAM_SCHEMES.has(scheme) ? "tcp" : undefined;
}

function fromRow(row: PortRow): Unweighed {
  const { program, vendor, category, protocol, role, trust, source } = row;
  return { program, vendor, category, basis: "catalogue", protocol, role, trust, source };
}

function fromAlias(alias: LoopbackAlias, protocol: PortProtocol): Unweighed {
  const { program, trust, source } = alias;
  return { program, vendor: null, category: null, basis: "alias", protocol, role: "default", trust, source };
}

function fromRegistry(service: IanaService): Unweighed {
  return {
    program: service.name,
    vendor: null,
    category: null,
    basis: "iana",
    protocol: service.protocol,
    role: "default",
    trust: "documented",
    source: IANA_REGISTRY,
  };
}

function indexByPort(rows: readonly PortRow[]): ReadonlyMap<number, readonly PortRow[]> {
  const index = new Map<number, PortRow[]>();
  for (const row of rows) {
    for (let port = row.first; port <= row.last; port += 1) {
      const known = index.get(port);
      if (known === undefined) index.set(port, [row]);
      else known.push(row);
    }
  }
  return index;
}
