// Everything that must hold before a change lands, in one command (`npm test`). Runs every stage even after one
// failed, and ends with how many checks passed and failed: one for each test, one for each other stage.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, relative } from "node:path";
import { countTests, filesToTryAgain } from "./setup/test-reports.mjs";
import { projectNode } from "./setup/checkout.mjs";
import { spawnGroup } from "./setup/spawn-group.mjs";

/** The whole takes about ten minutes on two cores, more on slow ones; a stage that hangs must not keep the rest from running. */
const STAGE_DEADLINE_MS = 15 * 60_000;

/** Between the polite and the final signal to a stage that is past its deadline. */
const KILL_GRACE_MS = 10_000;

const root = join(import.meta.dirname, "..");
const scratch = mkdtempSync(join(tmpdir(), "hushport-check-"));
const testReport = join(scratch, "tests.json");
const secondReport = join(scratch, "tests-again.json");
// The tests start programs of ours, which need the project's Node whoever started this.
const node = projectNode() ?? process.execPath;
const environment = {
  ...process.env,
  PATH: [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter),
};
const bin = (...parts) => join(root, "node_modules", ...parts);

function testArgs(report, files) {
  return [
    bin("vitest", "vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--reporter=${join(root, "scripts", "report-flaky.mjs")}`,
    `--outputFile.json=${report}`,
    ...files,
  ];
}

const STAGES = [
  { name: "types", args: [join(root, "scripts", "check-types.mjs")] },
  { name: "lint", args: [bin("oxlint", "bin", "oxlint"), "--type-aware"] },
  { name: "format", args: [bin("oxfmt", "bin", "oxfmt"), "--check"] },
  { name: "packages", args: [join(root, "scripts", "check-packages.mjs")] },
  { name: "tests", args: testArgs(testReport, []) },
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

const results = [];
let tests;
try {
  for (const stage of STAGES) results.push(await runStage(stage));
  const again = results.at(-1).isPassed ? [] : filesToTryAgain(testReport);
  if (again.length > 0) {
    console.log(`\nRun again as a whole: ${again.map((file) => relative(root, file)).join(", ")}`);
    results.push(await runStage({ name: "tests again", args: testArgs(secondReport, again) }));
  }
  tests = countTests(again.length > 0 ? [testReport, secondReport] : [testReport], results.at(-1).isPassed);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

const others = results.filter(({ name }) => !name.startsWith("tests"));
const passed = tests.passed + others.filter(({ isPassed }) => isPassed).length;
const failed = tests.failed + others.filter(({ isPassed }) => !isPassed).length;
console.log("");
for (const { name, verdict, seconds } of results) console.log(`${name.padEnd(11)} ${verdict}, ${seconds} s`);
const skipped = tests.skipped === 0 ? "" : `, ${tests.skipped} skipped`;
console.log(`${passed} passed, ${failed} failed${skipped}`);
process.exitCode = failed === 0 && tests.passed > 0 ? 0 : 1;
