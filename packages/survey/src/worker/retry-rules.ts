/** How often a visit that ended so is tried again, and after how long; the wait doubles each time. */
export interface RetryRule {
  readonly retries: number;
  readonly waitSeconds: number;
}

const NEVER: RetryRule = { retries: 0, waitSeconds: 0 };

/**
 * Which ends of a visit are worth another try, by the recorder's code; all others are answers: a name without an
 * address, a certificate that is not valid or a download will be the same in a minute.
 *
 * Source: the codes of `@hushport/recorder`. Left out: HTTP errors, which are pages and have no code.
 */
const RULES: ReadonlyMap<string, RetryRule> = new Map([
  ["ERR_RECORDER_CONNECTION", { retries: 1, waitSeconds: 30 }],
  ["ERR_RECORDER_NO_RESPONSE", { retries: 1, waitSeconds: 60 }],
  ["ERR_RECORDER_PAGE_CRASHED", { retries: 2, waitSeconds: 5 }],
  ["ERR_RECORDER_BROWSER_ENDED", { retries: 2, waitSeconds: 5 }],
  ["ERR_RECORDER_BROWSER_LAUNCH", { retries: 3, waitSeconds: 5 }],
  ["ERR_RECORDER_DEADLINE", { retries: 2, waitSeconds: 5 }],
  ["ERR_RECORDER_PROTOCOL", { retries: 2, waitSeconds: 5 }],
  ["ERR_SURVEY_VISIT_HUNG", { retries: 1, waitSeconds: 10 }],
  ["ERR_SURVEY_VISIT", { retries: 2, waitSeconds: 10 }],
]);

/** The rule of one code. */
export function retryRuleOf(code: string | null): RetryRule {
  return (code === null ? undefined : RULES.get(code)) ?? NEVER;
}
