import { defineConfig } from "vitest/config";

/**
 * Tests whose verdict is about milliseconds (those after a start included), or about a port that was free a moment ago,
 * or that make all their probes before the first test, so that a second try helps none, or that replace the clock, which files of one worker share: what another file left behind counted as theirs.
 */
const ALONE = [
  "packages/channels/src/channels.browser.test.ts",
  "packages/channels/src/observe.test.ts",
  "packages/extension/src/guard/throttle.test.ts",
  "packages/gateway/src/schedule/create-deadline.test.ts",
  "packages/recorder/src/process/wait.test.ts",
  "packages/recorder/src/recall.browser.test.ts",
  "packages/testbed/src/targets/open-target.test.ts",
  "packages/fixed-latency/src/timing.browser.test.ts",
  "packages/lab/src/{lab,talk/talk}.browser.test.ts",
];

/** What `npm test` has no time for in its ten minutes: `npm run test:long`. */
export const LONG = [
  "packages/cli/src/commands/survey/owner.test.ts",
  "packages/extension/src/{legitimate/**/*,firefox/{residue,lapsed-answers,promises/promises}}.browser.test.ts",
  "packages/extension/src/{chromium/restart,rule-check/real-builds,guard/settings/administrators,ui/{icon,keyboard,nameless-frames,warning}}.browser.test.ts",
  "packages/extension/src/fixtures/source-package.test.ts",
  "packages/fixed-latency/src/{contract,hidden,install,mixed-content,policy}.browser.test.ts",
  "packages/gateway/src/settings.browser.test.ts",
  "packages/lab/src/{two-runs,page/live/live-page{,.webkit}}.browser.test.ts",
  "packages/recorder/src/{consent-device,browser/quiet}.browser.test.ts",
  "packages/survey/src/explorer/explorer.browser.test.ts",
  "packages/survey/src/worker/{visits.browser,lost-worker}.test.ts",
];

/**
 * Browsers beside one another on two cores now and then miss a deadline that they keep alone. Named by
 * `scripts/report-flaky.mjs`; tests without a browser get no second try, since it would hide what a property test found.
 */
const BROWSER_RETRIES = 1;

/** Workspace packages are taken from source: nothing has to be built first. */
const conditions = ["hushport-source"];
export const FROM_SOURCE = { resolve: { conditions }, ssr: { resolve: { conditions } } };

export default defineConfig({
  ...FROM_SOURCE,
  test: {
    // Whoever runs a single test gets the page code of the sources as they are, not as they were at the last set-up.
    globalSetup: "./test/bundle-pages.mjs",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          sequence: { groupOrder: 0 },
          include: ["packages/*/src/**/*.test.ts", "test/repo/**/*.test.ts"],
          exclude: ["**/*.browser.test.ts", ...ALONE, ...LONG, "**/node_modules/**"],
          // On two cores Vitest's default is one worker, and half of the unit tests' time is waiting or starting up.
          maxWorkers: 3,
          isolate: false,
          // Above what a test takes on a machine that is busy with six other things: a deadline, not a measurement.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["packages/*/src/**/*.browser.test.ts"],
          exclude: [...ALONE, ...LONG, "**/node_modules/**"],
          sequence: { groupOrder: 1 },
          // Browsers wait more than they work: three files at once on two cores.
          maxWorkers: 3,
          retry: BROWSER_RETRIES,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "alone",
          include: ALONE,
          sequence: { groupOrder: 2 },
          fileParallelism: false,
          retry: BROWSER_RETRIES,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
