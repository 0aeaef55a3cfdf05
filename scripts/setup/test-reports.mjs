// What Vitest's JSON reports say of a run: how many tests passed, and which files are worth a second run.
import { readFileSync } from "node:fs";

/** Above this, a machine or the change itself is at fault, and a second run would only take time. */
const MOST_FILES_AGAIN = 4;

/** The part of Vitest's JSON report that is read here, by file. A report that is not there is one failed file. */
function readReport(path) {
  try {
    return new Map(JSON.parse(readFileSync(path, "utf8")).testResults.map((file) => [file.name, file]));
  } catch (error) {
    return new Map([[path, { status: "failed", assertionResults: [], message: error.message }]]);
  }
}

/**
 * Files to run again as a whole: those with a browser in them that failed, where they are few.
 * Vitest tries a failed test again, but not what its file measured before the first test, which is what a browser on a
 * busy machine now and then fails at. Files without a browser get no second run: it would hide what a property test found.
 */
export function filesToTryAgain(reportPath) {
  const failed = [...readReport(reportPath).values()].filter(({ status }) => status === "failed");
  const isOfBrowsers = failed.every(({ name }) => name?.endsWith(".browser.test.ts"));
  return isOfBrowsers && failed.length <= MOST_FILES_AGAIN ? failed.map(({ name }) => name) : [];
}

/**
 * How many tests passed, failed and were skipped; of a file in several reports the last one counts. A file that failed
 * before its first test, or a run that ended badly although no test failed, is one failure.
 */
export function countTests(reportPaths, isPassed) {
  const files = new Map(reportPaths.flatMap((path) => [...readReport(path)]));
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { status, assertionResults, message } of files.values()) {
    for (const test of assertionResults) {
      if (test.status === "passed") total.passed += 1;
      else if (test.status === "failed") total.failed += 1;
      else total.skipped += 1;
    }
    if (status !== "failed" || assertionResults.some((test) => test.status === "failed")) continue;
    if (message) console.error(`Before its first test: ${message}`);
    total.failed += 1;
  }
  return total.failed === 0 && !isPassed ? { ...total, failed: 1 } : total;
}
