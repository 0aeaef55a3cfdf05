import {
  PORT_CATALOGUE,
  programsAt,
  siteOf,
  type Channel,
  type PolicyAction,
  type PortRange,
} from "@hushport/core";
import type { Entry } from "../../guard/journal/entry.ts";
import { siteOfUrl } from "../../guard/journal/live-visits.ts";
import { targetOf, type Target } from "../../guard/journal/target.ts";
import type { VisitSummary } from "../../guard/journal/summarise-visit.ts";

/** Requests of one visit that were meant for one program on one host: what a person allows or not. */
export interface PortGroup {
  readonly id: string;
  /** Full common name, or `null` when nobody knows what sits there. */
  readonly program: string | null;
  readonly host: string;
  readonly space: Target["space"];
  readonly action: PolicyAction;
  /** In order, each once. */
  readonly ports: readonly number[];
  readonly channels: readonly Channel[];
  readonly count: number;
  readonly firstAtMs: number;
  readonly lastAtMs: number;
  /** Scripts and documents that asked, where the browser told. */
  readonly scripts: readonly string[];
  readonly documents: readonly string[];
  /** Third parties among them: sites of embedded documents. */
  readonly embedded: readonly string[];
  /** Whether frames without an address asked (sandboxed, `data:`), and nobody else. */
  readonly isNameless: boolean;
}

/** Groups entries by what they were meant for. */
export function groupPorts(
  entries: readonly Entry[],
  site: string | null,
  findings: VisitSummary["findings"],
): readonly PortGroup[] {
  const named = namesOf(findings);
  const groups = new Map<string, { entries: Entry[]; targets: Target[]; program: string | null }>();
  for (const entry of entries) {
    const target = targetOf(entry);
    if (target === undefined) continue;
    const program = named.get(`${target.space} ${target.port}`) ?? likelyProgram(target);
    const id = [program, target.host, entry.decision.action, isNameless(entry)].join("\n");
    const group = groups.get(id) ?? { entries: [], targets: [], program };
    group.entries.push(entry);
    group.targets.push(target);
    groups.set(id, group);
  }
  return [...groups]
    .flatMap(([id, { entries: members, targets, program }]) => compose(id, members, targets, program, site))
    .toSorted(byImportance);
}

/** Ports as ranges, as a grant and a reader want them: 6463 to 6472. */
export function toRanges(ports: readonly number[]): readonly PortRange[] {
  const ranges: { from: number; to: number }[] = [];
  for (const port of ports) {
    const last = ranges.at(-1);
    if (last !== undefined && last.to === port - 1) last.to = port;
    else ranges.push({ from: port, to: port });
  }
  return ranges;
}

/** Writes ranges for a reader: `5900–5903, 5939`. */
export function formatRanges(ranges: readonly PortRange[]): string {
  return ranges.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`)).join(", ");
}

/** The name that people use: what stands in brackets at the end, where there is one ("… (RDP)"). */
export function shortName(program: string): string {
  return /\(([A-Z][\w/ -]{1,14})\)$/.exec(program)?.[1] ?? program;
}

function compose(
  id: string,
  entries: readonly Entry[],
  targets: readonly Target[],
  program: string | null,
  site: string | null,
): PortGroup | [] {
  const [target] = targets;
  const [first] = entries;
  if (target === undefined || first === undefined) return [];
  const documents = unique(entries.flatMap(({ documentUrl }) => documentUrl ?? []));
  return {
    id,
    program,
    host: target.host,
    space: target.space,
    action: first.decision.action,
    ports: unique(targets.map(({ port }) => port)).toSorted((a, b) => a - b),
    channels: unique(entries.map(({ channel }) => channel)),
    count: entries.reduce((sum, { count }) => sum + count, 0),
    firstAtMs: Math.min(...entries.map(({ firstAtMs }) => firstAtMs)),
    lastAtMs: Math.max(...entries.map(({ lastAtMs }) => lastAtMs)),
    scripts: unique(entries.flatMap(({ scriptUrl }) => scriptUrl ?? [])),
    documents,
    isNameless: isNameless(first),
    embedded: unique(documents.flatMap((url) => siteOfUrl(url) ?? [])).filter(
      (asking) => site !== null && asking !== siteOf(site),
    ),
  };
}

/** Tells whether a frame without an address asked, which no declarative rule can name. */
export function isNameless({ context }: Pick<Entry, "context">): boolean {
  return context === "sandboxed-frame";
}

/** The recogniser's names, which know what the other ports of the visit say about each. */
function namesOf(findings: VisitSummary["findings"]): ReadonlyMap<string, string> {
  return new Map(
    findings.flatMap(({ ports }) =>
      ports.flatMap(({ space, port, program }) =>
        program === null ? [] : [[`${space} ${port}`, program] as const],
      ),
    ),
  );
}

function likelyProgram({ port, scheme, host, path, space }: Target): string | null {
  const [likeliest] = programsAt(port, { scheme, host, path, space });
  return likeliest?.program ?? null;
}

/** Ports that scanners try for comparison; no program that anybody has is there. */
export const REFERENCE_PROGRAMS: ReadonlySet<string> = new Set(
  PORT_CATALOGUE.filter(({ category }) => category === "scanner-reference").map(({ program }) => program),
);

function isNobodys({ program }: PortGroup): boolean {
  return program === null || REFERENCE_PROGRAMS.has(program);
}

/** What was stopped comes first, then named programs, then those with most ports, then the order of time. */
function byImportance(a: PortGroup, b: PortGroup): number {
  return (
    Number(a.action === "allow") - Number(b.action === "allow") ||
    Number(isNobodys(a)) - Number(isNobodys(b)) ||
    b.ports.length - a.ports.length ||
    a.firstAtMs - b.firstAtMs
  );
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
