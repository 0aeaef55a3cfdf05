import type { Probe } from "../probe/probe.ts";
import { createVisit } from "./evidence/visit.ts";
import { explain } from "./explain.ts";
import type { Finding } from "./finding.ts";
import { composeFinding } from "./findings/compose-finding.ts";
import { deployedClaims } from "./findings/deployed.ts";
import { sortFindings } from "./findings/sort-findings.ts";
import type { Cell } from "./ledger/cell.ts";
import { createLedger, type LedgerLimits } from "./ledger/ledger.ts";
import type { VisitFacts } from "./visit-facts.ts";

/** How a recogniser is set up. */
export interface RecogniserOptions {
  /** How much it tells apart before it only counts; see {@link LedgerLimits}. */
  readonly limits?: LedgerLimits;
}

/** Judges probes as they come; the judgement does not depend on the order in which they came. */
export interface Recogniser {
  /** Takes note of a probe. Takes about a microsecond; memory is bounded however many come. */
  readonly add: (probe: Probe) => void;
  /** Judges what came so far; more may follow. */
  readonly findings: (facts?: VisitFacts) => Finding[];
}

/** Starts a recogniser for one visit. */
export function createRecogniser({ limits }: RecogniserOptions = {}): Recogniser {
  const ledger = createLedger(limits);
  return {
    add: ledger.add,
    findings: (facts = {}) => {
      const visit = createVisit(facts);
      const claims = explain([...ledger.cells()].sort(byFirstProbe), visit);
      return sortFindings([...claims, ...deployedClaims(visit, claims)].map(composeFinding));
    },
  };
}

/** Judges the probes of one visit. */
export function recognise(probes: Iterable<Probe>, facts?: VisitFacts): Finding[] {
  const recogniser = createRecogniser();
  for (const probe of probes) recogniser.add(probe);
  return recogniser.findings(facts);
}

/** Order of time, so that nothing depends on the order of arrival. */
function byFirstProbe(a: Cell, b: Cell): number {
  return (
    a.firstAtMs - b.firstAtMs ||
    a.port - b.port ||
    compareText(String(a.proof.ids[0]), String(b.proof.ids[0]))
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
