import type { ComponentChildren } from "preact";
import type { Visit } from "../../guard/journal/visit.ts";
import type { VisitSummary } from "../../guard/journal/summarise-visit.ts";
import { formatList, t, tCount } from "../../i18n/translate.ts";
import { Foreign } from "../parts/foreign.tsx";
import { Rich } from "../parts/rich.tsx";
import { groupPorts, REFERENCE_PROGRAMS, shortName } from "./port-groups.ts";

/** Programs that a sentence names before it says that there are more. */
const MAX_NAMES = 5;

/** What a sentence is about. */
export interface JudgedVisit {
  readonly visit: Visit;
  readonly summary: VisitSummary;
}

/**
 * Says in a sentence or three what a page tried: "ebay.example tried 14 ports on your computer: VNC, RDP, … It looks
 * like ThreatMetrix. All blocked."
 */
export function VisitSentence({ visit, summary }: JudgedVisit) {
  return (
    <>
      {whatWasTried({ visit, summary })} {looksLike(summary)} {outcome(summary)}
    </>
  );
}

function whatWasTried({ visit, summary }: JudgedVisit): ComponentChildren {
  const site = visit.site === null ? t("site_unknown") : <Foreign>{visit.site}</Foreign>;
  if (isSinkholeOnly(summary)) return <Rich id="sentence_sinkhole" parts={[site]} />;
  if (isNavigationOnly(visit)) return <Rich id="sentence_navigation" parts={[site]} />;
  const names = programNames(visit, summary);
  const ports = tCount("ports", summary.ports.loopback + summary.ports.local);
  const where = placeWords(summary);
  return names.length === 0 ? (
    <Rich id="sentence_tried" parts={[site, ports, where]} />
  ) : (
    <Rich id="sentence_tried_programs" parts={[site, ports, where, nameList(names)]} />
  );
}

/**
 * Names, each once, those with most ports first: what a page tries most is what it is after. A hostile host may not pass
 * for one, so they come from the catalogue only; a scanner's own reference ports are nobody's program.
 */
function programNames({ entries, site }: Visit, { findings }: VisitSummary): readonly string[] {
  const programs = groupPorts(entries, site, findings).flatMap(({ program }) =>
    program === null || REFERENCE_PROGRAMS.has(program) ? [] : program,
  );
  return [...new Set(programs.map(shortName))];
}

function nameList(names: readonly string[]): string {
  return names.length <= MAX_NAMES
    ? formatList(names)
    : tCount("and_more", names.length - MAX_NAMES, names.slice(0, MAX_NAMES).join(t("list_comma")));
}

function placeWords({ ports, devices }: VisitSummary): string {
  if (ports.local === 0) return t("place_computer");
  const network = tCount("place_devices", devices);
  return ports.loopback === 0 ? network : t("place_both", network);
}

function looksLike({ findings }: VisitSummary): ComponentChildren {
  const vendor = findings.find((finding) => finding.kind === "scan" && finding.vendor !== null)?.vendor;
  if (vendor !== undefined && vendor !== null) return t("sentence_vendor", vendor);
  return findings.some(({ kind }) => kind === "scan") ? t("sentence_scan") : null;
}

function outcome({ attempts: { allow, ask, block } }: VisitSummary): string {
  if (block + ask === 0) return t("outcome_allowed");
  if (block + allow === 0) return t("outcome_asked");
  if (allow === 0) return ask === 0 ? t("outcome_blocked") : t("outcome_blocked_asked");
  if (ask === 0) return t("outcome_mixed");
  return block === 0 ? t("outcome_allowed_asked") : t("outcome_mixed_asked");
}

function isSinkholeOnly({ findings }: VisitSummary): boolean {
  return findings.length > 0 && findings.every(({ kind }) => kind === "sinkhole");
}

function isNavigationOnly({ entries }: Visit): boolean {
  return entries.length > 0 && entries.every(({ decision }) => decision.action === "ask");
}
