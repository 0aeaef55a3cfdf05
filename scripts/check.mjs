// Everything that must hold before a change lands, in one command (`npm test`). Runs every stage even after one
// failed, and ends with how many checks passed and failed: one for each test, one for each other stage.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { projectNode } from "./setup/checkout.mjs";
import { spawnGroup } from "./setup/spawn-group.mjs";

/** The whole takes about ten minutes on two cores, more on slow ones; a stage that hangs must not keep the rest from running. */
const STAGE_DEADLINE_MS = 15 * 60_000;

/** Between the polite and the final signal to a stage that is past its deadline. */
const KILL_GRACE_MS = 10_000;

const root = join(import.meta.dirname, "..");
const scratch = mkdtempSync(join(tmpdir(), "hushport-check-"));
const testReport = join(scratch, "tests.json");
// The tests start programs of ours, which need the project's Node whoever started this.
const node = projectNode() ?? process.execPath;
const environment = {
  ...process.env,
  PATH: [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter),
};
const bin = (...parts) => join(root, "node_modules", ...parts);

const STAGES = [
  { name: "types", args: [join(root, "scripts", "check-types.mjs")] },
  { name: "lint", args: [bin("oxlint", "bin", "oxlint"), "--type-aware"] },
  { name: "format", args: [bin("oxfmt", "bin", "oxfmt"), "--check"] },
  { name: "packages", args: [join(root, "scripts", "check-packages.mjs")] },
  {
    name: "tests",
    args: [
      bin("vitest", "vitest.mjs"),
      "run",
      "--reporter=default",
      "--reporter=json",
      `--reporter=${join(root, "scripts", "report-flaky.mjs")}`,
      `--outputFile.json=${testReport}`,
    ],
    count: countTests,
  },
];

function runStage({ name, args }) {
  return new Promise((resolve) => {
    const startMs = performance.now();
    console.log(`\n── ${name}`);
    const { child, stop, isLate } = spawnGroup(node, args, {
      cwd: root,
      env: environment,
      stdio: ["ignore", "inherit", "inherit"],
      deadlineMs: STAGE_DEADLINE_MS,
      graceMs: KILL_GRACE_MS,
    });
    const interrupt = () => {
      stop("SIGTERM");
      rmSync(scratch, { recursive: true, force: true });
      process.exit(130);
    };
    process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
    child.once("error", (error) => console.error(error.message));
    child.once("close", (code) => {
      process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
      const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
      const verdict = isLate() ? `not done after ${STAGE_DEADLINE_MS} ms` : code === 0 ? "passed" : "failed";
      console.log(`── ${name}: ${verdict} in ${seconds} s`);
      resolve({ name, isPassed: code === 0 && !isLate(), verdict, seconds });
    });
  });
}

/** What Vitest says itself, plus one failure when it ended badly although no test failed. */
function countTests(isPassed) {
  let report;
  try {
    report = JSON.parse(readFileSync(testReport, "utf8"));
  } catch (error) {
    console.error(`Cannot read what the tests reported: ${error.message}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report;
  // A file that fails before its first test has no failed test in it.
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  ).length;
  const failed = numFailedTests + brokenFiles;
  return {
    passed: numPassedTests,
    failed: failed === 0 && !isPassed ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
  };
}

const total = { passed: 0, failed: 0, skipped: 0 };
const results = [];
try {
  for (const stage of STAGES) {
    const result = await runStage(stage);
    const count = stage.count?.(result.isPassed) ?? {
      passed: result.isPassed ? 1 : 0,
      failed: result.isPassed ? 0 : 1,
      skipped: 0,
    };
    for (const kind of Object.keys(total)) total[kind] += count[kind];
    results.push(result);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

console.log("");
for (const { name, verdict, seconds } of results) console.log(`${name.padEnd(10)} ${verdict}, ${seconds} s`);
const skipped = total.skipped === 0 ? "" : `, ${total.skipped} skipped`;
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
