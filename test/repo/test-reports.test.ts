import { mkdtempDisposable, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { countTests, filesToTryAgain } from "../../scripts/setup/test-reports.mjs";

interface FileReport {
  readonly name: string;
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string }[];
}

const passed = { status: "passed" };
const failed = { status: "failed" };

function file(name: string, ...assertionResults: readonly { readonly status: string }[]): FileReport {
  const isPassed = assertionResults.length > 0 && !assertionResults.includes(failed);
  return { name, status: isPassed ? "passed" : "failed", assertionResults };
}

/** Writes reports of the form of Vitest's JSON reporter and hands over their paths. */
async function withReports<T>(
  reports: readonly (readonly FileReport[])[],
  use: (paths: readonly string[]) => T,
): Promise<T> {
  await using folder = await mkdtempDisposable(join(tmpdir(), "hushport-reports-"));
  const paths = reports.map((_, index) => join(folder.path, `${index}.json`));
  await Promise.all(
    reports.map((testResults, index) => writeFile(paths[index] ?? "", JSON.stringify({ testResults }))),
  );
  return use(paths);
}

test("of a file that ran twice the second run counts", async () => {
  const first = [file("a.test.ts", passed, passed), file("b.browser.test.ts", passed, failed, failed)];
  const second = [file("b.browser.test.ts", passed, passed, failed)];
  const counts = await withReports([first, second], (paths) => countTests(paths, false));
  expect(counts).toEqual({ passed: 4, failed: 1, skipped: 0 });
});

test("a file that failed before its first test is a failure, and so is a run that ended badly with none", async () => {
  const broken = [file("a.test.ts", passed), file("b.test.ts")];
  expect(await withReports([broken], (paths) => countTests(paths, false))).toMatchObject({ failed: 1 });
  const whole = [file("a.test.ts", passed)];
  expect(await withReports([whole], (paths) => countTests(paths, false))).toMatchObject({ failed: 1 });
  expect(await withReports([whole], (paths) => countTests(paths, true))).toMatchObject({ failed: 0 });
  expect(countTests(["/nonexistent/report.json"], false)).toMatchObject({ passed: 0, failed: 1 });
});

test.each([
  ["files with a browser", ["b.browser.test.ts", "c.browser.test.ts"], 2],
  ["none where a file without a browser failed too", ["b.browser.test.ts", "a.test.ts"], 0],
  ["none where many failed", ["a", "b", "c", "d", "e"].map((name) => `${name}.browser.test.ts`), 0],
  ["none where none failed", [], 0],
])("runs again: %s", async (_title, names, count) => {
  const report = [...names.map((name) => file(name, failed)), file("whole.browser.test.ts", passed)];
  const again = await withReports([report], ([path = ""]) => filesToTryAgain(path));
  expect(again).toHaveLength(count);
});

test("nothing is run again when the report is missing", () => {
  expect(filesToTryAgain("/nonexistent/report.json")).toEqual([]);
});
