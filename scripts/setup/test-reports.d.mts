/** Files to run again as a whole; see test-reports.mjs. */
export function filesToTryAgain(reportPath: string): readonly string[];

/** How many tests passed, failed and were skipped; see test-reports.mjs. */
export function countTests(
  reportPaths: readonly string[],
  isPassed: boolean,
): { readonly passed: number; readonly failed: number; readonly skipped: number };
