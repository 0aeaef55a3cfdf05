import { assertNever, type Verdict } from "@hushport/core";
import type { Recording } from "@hushport/recorder";
import { listWords, plural } from "./plain-words.ts";
import type { ReportPort } from "./port-schema.ts";
import type { ReportFinding } from "./schema.ts";

/** Programs that a sentence names before it says "and others". */
const NAMED_PROGRAMS = 3;

/** What the verdict sentence rests on. */
export interface SentenceFacts {
  readonly verdict: Verdict;
  readonly outcome: Recording["outcome"];
  readonly dwellMs: number;
  readonly findings: readonly ReportFinding[];
  readonly ports: readonly ReportPort[];
  readonly totals: Recording["totals"];
}

/** Says in one plain sentence what an audit found. It contains no text that the page could choose. */
export function verdictSentence(facts: SentenceFacts): string {
  switch (facts.verdict) {
    case "scan":
      return `This page scanned ${place(facts)}: it looked ${what(facts)}.`;
    case "local-access":
      return isSinkholeOnly(facts.findings)
        ? `This page did not look for anything on the visitor’s computer: a name that it uses was answered with a local address.`
        : `This page contacted ${place(facts)} (${portsWithPrograms(facts)}), but did not scan it.`;
    case "clean":
      return cleanSentence(facts);
    default:
      return assertNever(facts.verdict);
  }
}

function cleanSentence({ outcome, dwellMs }: SentenceFacts): string {
  switch (outcome.kind) {
    case "loaded":
      return `This page did not try to reach the visitor’s computer or network in the ${plural(dwellMs / 1_000, "second")} that it was watched.`;
    case "partial":
      return "Nothing local was touched in what could be watched, but the visit was not complete.";
    case "failed":
      return "This page could not be audited, so nothing can be said about it.";
    default:
      return assertNever(outcome);
  }
}

/** Ports of the findings that carry the verdict; every port if no finding does. */
function provenPorts({
  verdict,
  findings,
  ports,
}: SentenceFacts): readonly Pick<ReportPort, "port" | "space" | "program">[] {
  const proving = findings.filter(({ kind }) => kind === verdict);
  return proving.length > 0 ? proving.flatMap((finding) => finding.ports) : ports;
}

function place(facts: SentenceFacts): string {
  const spaces = new Set(provenPorts(facts).map(({ space }) => space));
  const isComputer = spaces.has("loopback");
  if (isComputer && spaces.has("local")) return "the visitor’s own computer and network";
  return isComputer ? "the visitor’s own computer" : "the visitor’s own network";
}

function what(facts: SentenceFacts): string {
  const ports = provenPorts(facts);
  const portCount = Math.max(
    new Set(ports.map(({ port }) => port)).size,
    ...facts.findings.filter(({ kind }) => kind === "scan").map((finding) => finding.portCount),
  );
  const programs = programNames(ports, facts.ports);
  if (programs.length === 0) return `behind ${plural(portCount, "port")}`;
  return `behind ${plural(portCount, "port")} for programs such as ${listWords(programs.slice(0, NAMED_PROGRAMS))}`;
}

function portsWithPrograms(facts: SentenceFacts): string {
  const ports = provenPorts(facts);
  const numbers = [...new Set(ports.map(({ port }) => port))];
  const programs = programNames(ports, facts.ports).slice(0, NAMED_PROGRAMS);
  const where =
    numbers.length <= NAMED_PROGRAMS
      ? `port${numbers.length === 1 ? "" : "s"} ${listWords(numbers.map(String))}`
      : plural(numbers.length, "port");
  return programs.length === 0 ? where : `${where}: ${listWords(programs)}`;
}

/** Programs by how many of the ports are theirs: what a scanner tries most is what it is after. */
function programNames(
  ports: readonly Pick<ReportPort, "program">[],
  all: readonly ReportPort[],
): readonly string[] {
  const references = new Set(
    all.filter(({ category }) => category === "scanner-reference").map(({ program }) => program),
  );
  const counts = new Map<string, number>();
  for (const { program } of ports) {
    if (program !== null && !references.has(program)) counts.set(program, (counts.get(program) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([program]) => program);
}

function isSinkholeOnly(findings: readonly ReportFinding[]): boolean {
  const local = findings.filter(({ kind }) => kind !== "deployed");
  return local.length > 0 && local.every(({ kind }) => kind === "sinkhole");
}
