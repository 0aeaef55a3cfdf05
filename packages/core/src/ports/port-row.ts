import type { Scheme } from "../probe/scheme.ts";
import type { PortCategory } from "./port-category.ts";

/** Transport protocols of the catalogue. */
export const PORT_PROTOCOLS = ["tcp", "udp"] as const;

/** Transport protocol of a port. */
export type PortProtocol = (typeof PORT_PROTOCOLS)[number];

/**
 * How a row is known. `documented`: the program's own documentation, source or standard says so. `reported`: somebody
 * who looked says so (a study, an analysis, a public list). `unconfirmed`: general knowledge, no source read for it.
 */
export const PORT_TRUSTS = ["documented", "reported", "unconfirmed"] as const;

/** How a row is known. */
export type PortTrust = (typeof PORT_TRUSTS)[number];

/** `default`: where the program listens as installed. `fallback`: where it goes when that is taken, or when told to. */
export type PortRole = "default" | "fallback";

/** First and last port of a range, both included. */
export type PortRange = readonly [first: number, last: number];

/** One program and the ports that one source gives it. */
export interface ProgramEntry {
  /** Full common name, as a person who has it would say it. */
  readonly program: string;
  /** Who makes it, or `undefined` for a protocol or a program of many makers. */
  readonly vendor?: string;
  readonly ports: readonly (number | PortRange)[];
  /** `tcp` when absent. */
  readonly protocol?: PortProtocol;
  /** Schemes by which pages were seen to address it; empty or absent when none is known. */
  readonly schemes?: readonly Scheme[];
  /** Beginnings of the paths that pages ask for. */
  readonly paths?: readonly string[];
  /** `default` when absent. */
  readonly role?: PortRole;
  readonly trust: PortTrust;
  /** Address of the document that says so, or, for `unconfirmed`, what the row rests on. */
  readonly source: string;
}

/** One row of the catalogue: one port or range, one program, one source. */
export interface PortRow {
  readonly first: number;
  readonly last: number;
  readonly protocol: PortProtocol;
  readonly schemes: readonly Scheme[];
  readonly paths: readonly string[];
  readonly role: PortRole;
  readonly program: string;
  readonly vendor: string | null;
  readonly category: PortCategory;
  readonly trust: PortTrust;
  readonly source: string;
}

/** Turns the entries of one category into rows: one per port or range. */
export function portRows(category: PortCategory, entries: readonly ProgramEntry[]): readonly PortRow[] {
  return entries.flatMap((entry) =>
    entry.ports.map((ports) => {
      const [first, last] = typeof ports === "number" ? [ports, ports] : ports;
      return {
        first,
        last,
        protocol: entry.protocol ?? "tcp",
        schemes: entry.schemes ?? [],
        paths: entry.paths ?? [],
        role: entry.role ?? "default",
        program: entry.program,
        vendor: entry.vendor ?? null,
        category,
        trust: entry.trust,
        source: entry.source,
      };
    }),
  );
}
