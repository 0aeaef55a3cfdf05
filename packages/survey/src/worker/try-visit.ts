import { SurveyError } from "../errors.ts";
import type { Cell } from "../plan/cell.ts";
import type { ClaimedVisit } from "./claim-visits.ts";
import { hasPrivateAddress } from "./find-addresses.ts";
import { NO_EVIDENCE } from "./keep-evidence.ts";
import type { Objection, Refusal } from "./objection.ts";
import { afterTry, type RetryRules } from "./retry-rules.ts";
import type { SettledAs, Settlement } from "./settle-visits.ts";
import { isDull, type EndedVisit } from "./store-result.ts";
import { codeOf, type VisitResult } from "./visit-result.ts";
import { visitSite, type Auditor, type TriedVisit, type VisitTools } from "./visit-site.ts";

/** One try of a visit, for showing progress. */
export interface FinishedTry {
  readonly url: string;
  readonly verdict: string | null;
  readonly code: string | null;
  /** `stored`, to be tried `again`, `lost` to another worker, or `busy`: its address was being visited. */
  readonly end: SettledAs | "busy";
  /** Why there is no evidence although there should be. */
  readonly evidenceLostBy?: string;
}

/** What a try needs. */
export interface TryOptions extends VisitTools {
  readonly allowsPrivate?: boolean;
  /** Hosts whose address was given: those are asked for. */
  readonly resolutions?: ReadonlyMap<string, string>;
  /** Objections beside that to private addresses: opt-outs, robots.txt. */
  readonly objections?: readonly Objection[];
  readonly rules: RetryRules;
}

/** Where there is no browser, no visit can be made: that says nothing of any site. */
const NO_BROWSER = "ERR_RECORDER_BROWSER_NOT_FOUND";

const PRIVATE_SITE = "ERR_SURVEY_PRIVATE_SITE";

/**
 * Visits a site if nothing is said against it, and tells what becomes of the visit.
 *
 * @throws {SurveyError} `ERR_SURVEY_NO_BROWSER` if this machine has none.
 */
export async function tryVisit(
  claimed: ClaimedVisit,
  cell: Cell,
  options: TryOptions & { readonly surveyId: number; readonly worker: string },
): Promise<{ readonly next: Settlement["next"]; readonly told: Omit<FinishedTry, "end"> }> {
  const { job } = claimed;
  const visit = job.data;
  const startedAt = new Date();
  const startMs = performance.now();
  const nextOf = (result: VisitResult) => afterTry(options.rules, codeOf(result), visit.triesBefore);
  const { result, evidence } =
    (await objectTo(claimed, options)) ??
    (await visitSite(visit, cell, { ...options, auditor: refuseRebound(claimed, options) }, (ended) => {
      const next = nextOf(ended);
      return next.kind === "over" && (next.state === "dead" || !isBare(ended));
    }));
  const code = codeOf(result);
  if (code === NO_BROWSER && result.kind === "error") {
    throw new SurveyError("ERR_SURVEY_NO_BROWSER", result.message);
  }
  const after = nextOf(result);
  const told = {
    url: visit.url,
    verdict: result.kind === "report" ? result.report.verdict : null,
    code,
    ...(evidence.lostBy === undefined ? {} : { evidenceLostBy: evidence.lostBy }),
  };
  if (after.kind === "again") {
    const again = { ...visit, triesBefore: visit.triesBefore + 1 };
    return { told, next: { kind: "again", visit: again, waitSeconds: after.waitSeconds } };
  }
  const ended: EndedVisit = {
    surveyId: options.surveyId,
    visit,
    result,
    state: result.kind === "error" ? "dead" : after.state,
    attempts: visit.triesBefore + (visit.lostBefore ?? 0) + job.retryCount + 1,
    worker: options.worker,
    startedAt,
    durationMs: performance.now() - startMs,
    evidence,
  };
  return { told, next: { kind: "store", ended } };
}

/** The row of facts says it all. */
function isBare(result: VisitResult): boolean {
  return result.kind === "error" || (isDull(result.report) && result.report.outcome.kind !== "partial");
}

async function objectTo(
  { host, addresses, job: { data } }: ClaimedVisit,
  options: TryOptions,
): Promise<TriedVisit | undefined> {
  const { objections = [] } = options;
  if (objectsToPrivate(host, options) && hasPrivateAddress(addresses)) {
    return refusal({ code: PRIVATE_SITE, message: privateMessage(host) });
  }
  for (const object of objections) {
    const objection = await object(data.url, addresses);
    if (objection !== undefined) return refusal(objection);
  }
  return undefined;
}

/** The browser asks for itself: a name may be answered with a private address only then (DNS rebinding). */
function refuseRebound({ host }: ClaimedVisit, options: TryOptions): Auditor {
  if (!objectsToPrivate(host, options)) return options.auditor;
  return async (url, auditOptions) => {
    const report = await options.auditor(url, auditOptions);
    const answers = report.hosts.find((known) => known.host === host)?.addresses ?? [];
    if (hasPrivateAddress(answers)) throw new SurveyError(PRIVATE_SITE, privateMessage(host));
    return report;
  };
}

function objectsToPrivate(host: string, { allowsPrivate = false, resolutions }: TryOptions): boolean {
  return !allowsPrivate && !(resolutions?.has(host) ?? false);
}

function privateMessage(host: string): string {
  return `${host} is on this machine or its network; --allow-private visits it`;
}

function refusal(said: Refusal): TriedVisit {
  return { result: { kind: "error", ...said }, evidence: NO_EVIDENCE };
}
