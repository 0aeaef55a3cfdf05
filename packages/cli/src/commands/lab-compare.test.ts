import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseLabReport } from "@hushport/lab";
import { expect, onTestFinished, test } from "vitest";
import { makeFolder, runCli } from "../fixtures/run-cli.ts";

/** What `lab run` writes, with one cell of 20 probes of open ports of which so many arrived. */
function resultWith(reached: number): string {
  const state = {
    samples: 20,
    timeouts: 0,
    durationMs: null,
    outcomes: [],
    contacted: 20,
    withBytes: 0,
    medianBytes: 0,
    firstByteMs: null,
  };
  const bound = { auc: 0.7, bits: 0.2, accuracy: 0.65 };
  const report = {
    format: "hushport.lab",
    version: 1,
    generator: { name: "hushport", version: "0.1.0" },
    measuredAt: "2026-11-22T01:00:00.000Z",
    durationMs: 1_000,
    outcome: "complete",
    machine: { platform: "linux", release: "6.1", arch: "x64", cores: 2 },
    browser: { name: "Chromium", version: "156.0.8078.79", engine: "chromium" },
    permission: "denied",
    protection: { extension: null, flags: [], preferences: [] },
    preset: "quick",
    options: { seed: 1, channels: [], contexts: [], spellings: [], network: "host", window: "headless" },
    targets: [],
    cells: [
      {
        section: "channels",
        channel: "websocket",
        context: "document",
        spelling: "127.0.0.1",
        verdict: { kind: "no-leak-detected", upperBound: bound, isEquivalent: false },
        pValue: 0.5,
        bits: null,
        reach: { reached, of: 20 },
        pairs: [],
        confidence: 0.95,
        deadlineMs: 250,
        states: [{ ...state, targetKind: "closed", portState: "closed" }],
      },
    ],
    observations: { count: 0, file: null },
    leftOut: [],
  };
  expect(parseLabReport(JSON.stringify(report))).toBeTypeOf("object");
  return JSON.stringify(report);
}

async function makeResults(): Promise<string> {
  const { path, remove } = await makeFolder();
  onTestFinished(remove);
  await writeFile(join(path, "none.json"), resultWith(0));
  await mkdir(join(path, "all"));
  await writeFile(join(path, "all", "lab.json"), resultWith(20));
  await writeFile(join(path, "other.json"), "{}");
  return path;
}

test.each([
  [
    ["none.json", "all"],
    1,
    "worse   websocket in document to 127.0.0.1: open ports reached: 0 of 20 → 20 of 20",
  ],
  [
    ["all", "none.json"],
    0,
    "better  websocket in document to 127.0.0.1: open ports reached: 20 of 20 → 0 of 20",
  ],
  [["all", "all"], 0, "1 cells compared: 0 worse, 0 better, the rest no different by more than chance."],
] as const)("lab compare %j exits with %i", async (args, expected, line) => {
  const { exitCode, stdout, stderr } = await runCli(["lab", "compare", ...args], await makeResults());
  expect([exitCode, stderr]).toEqual([expected, ""]);
  expect(stdout).toContain(line);
});

test.each([
  [["other.json", "all"], /Cannot use "other\.json": .*; name a lab\.json that hushport lab run wrote/],
  [["all", "nowhere"], /Cannot use "nowhere": there is no such file; name a lab\.json/],
] as const)("lab compare %j says what is no result, and exits with 2", async (args, message) => {
  const { exitCode, stdout, stderr } = await runCli(["lab", "compare", ...args], await makeResults());
  expect(stderr).toMatch(message);
  expect([exitCode, stdout]).toEqual([2, ""]);
});
