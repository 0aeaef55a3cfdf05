/** How often a visit that ended so is tried again, and after how long; the wait doubles each time. */
export interface RetryRule {
  readonly retries: number;
  readonly waitSeconds: number;
  /** What it is in the end: `answered` tells something of the site, `dead` of the visit. */
  readonly state: "answered" | "dead";
}

/** Tells the rule of a code; `null` is a page that loaded. */
export type RetryRules = (code: string | null) => RetryRule;

const MAX_WAIT_SECONDS = 3600;
const ANSWER: RetryRule = { retries: 0, waitSeconds: 0, state: "answered" };
const REFUSAL: RetryRule = { retries: 0, waitSeconds: 0, state: "dead" };

/**
 * Which ends of a visit are worth another try; all other ends of an audit are answers: a name without an address, a
 * certificate that is not valid or a download will be the same in a minute.
 *
 * Source: the codes of `@hushport/recorder` and of this package. Left out: HTTP errors, which are pages and have none.
 */
const RULES: ReadonlyMap<string, RetryRule> = new Map([
  ["ERR_RECORDER_CONNECTION", { retries: 1, waitSeconds: 30, state: "answered" }],
  ["ERR_RECORDER_NO_RESPONSE", { retries: 1, waitSeconds: 60, state: "answered" }],
  // What the browser gives no reason for, such as when its network process has just died.
  ["ERR_RECORDER_NAVIGATION", { retries: 1, waitSeconds: 5, state: "answered" }],
  ["ERR_RECORDER_PAGE_CRASHED", { retries: 2, waitSeconds: 5, state: "dead" }],
  ["ERR_RECORDER_BROWSER_ENDED", { retries: 2, waitSeconds: 5, state: "dead" }],
  ["ERR_RECORDER_BROWSER_LAUNCH", { retries: 3, waitSeconds: 5, state: "dead" }],
  ["ERR_RECORDER_DEADLINE", { retries: 2, waitSeconds: 5, state: "dead" }],
  ["ERR_RECORDER_INTERRUPTED", { retries: 2, waitSeconds: 5, state: "dead" }],
  ["ERR_RECORDER_EVIDENCE", { retries: 2, waitSeconds: 30, state: "dead" }],
  ["ERR_RECORDER_PROTOCOL", { retries: 2, waitSeconds: 5, state: "dead" }],
  ["ERR_SURVEY_VISIT_HUNG", { retries: 1, waitSeconds: 10, state: "dead" }],
  ["ERR_SURVEY_VISIT", { retries: 2, waitSeconds: 10, state: "dead" }],
]);

/** The rule of one code. */
export function retryRuleOf(code: string | null): RetryRule {
  const known = code === null ? ANSWER : RULES.get(code);
  return known ?? (code?.startsWith("ERR_SURVEY_") === true ? REFUSAL : ANSWER);
}

/** What becomes of a try: another one, or its end. */
export function afterTry(
  rules: RetryRules,
  code: string | null,
  triesBefore: number,
):
  | { readonly kind: "again"; readonly waitSeconds: number }
  | { readonly kind: "over"; readonly state: RetryRule["state"] } {
  const { retries, waitSeconds, state } = rules(code);
  return triesBefore < retries
    ? { kind: "again", waitSeconds: Math.min(MAX_WAIT_SECONDS, waitSeconds * 2 ** triesBefore) }
    : { kind: "over", state };
}
