import { appendFile, mkdtemp, readdir, readFile, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { buildObservation } from "../fixtures/build-observation.ts";
import { buildReport } from "../fixtures/build-report.ts";
import { OBSERVATIONS_FILE, parseLabReport } from "../report/schema.ts";
import { PAGE_FILE, REPORT_FILE, resumeLabFolder, startLabFolder, STATE_FILE } from "./lab-folder.ts";

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "hushport-test-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

const OPTIONS = { browser: "firefox", permission: "off", preset: "full", seed: 7 } as const;

test("resumeLabFolder() gives back the options and the observations of a run that was interrupted", async () => {
  const path = await makeFolder();
  const folder = await startLabFolder(path, OPTIONS);
  const first = [buildObservation({ block: 0 }), buildObservation({ block: 0, order: 1 })];
  await folder.append(first);
  await folder.finish(buildReport({ outcome: "interrupted" }));
  const resumed = await resumeLabFolder(path);
  expect(resumed.options).toEqual(OPTIONS);
  expect(resumed.folder.earlier.observations).toEqual(first);
});

test("resumeLabFolder() knows when a run began, how long its legs were, and what must stay as it was", async () => {
  const path = await makeFolder();
  const folder = await startLabFolder(path, OPTIONS);
  const identity = { browser: "Firefox 153.0", plan: "0a" };
  await folder.begin(identity);
  await folder.append([buildObservation()]);
  const began = folder.earlier.measuredAt.getTime();
  /** As if the last leg had lasted so long when it was killed. */
  const pretend = (ms: number) => utimes(join(path, OBSERVATIONS_FILE), new Date(), new Date(began + ms));
  await pretend(60_000);
  const { earlier } = (await resumeLabFolder(path)).folder;
  expect(earlier).toMatchObject({ measuredAt: new Date(began), identity });
  expect(earlier.durationMs).toBeGreaterThan(59_000);
  expect(earlier.durationMs).toBeLessThanOrEqual(60_001);
  await pretend(0);
  expect((await resumeLabFolder(path)).folder.earlier.durationMs).toBe(earlier.durationMs);
});

test("resumeLabFolder() drops a block that was cut while it was written, and goes on after the last whole one", async () => {
  const path = await makeFolder();
  const folder = await startLabFolder(path, OPTIONS);
  const whole = buildObservation({ block: 3 });
  await folder.append([whole]);
  await folder.append([buildObservation({ block: 4 })]);
  await appendFile(
    join(path, OBSERVATIONS_FILE),
    JSON.stringify(buildObservation({ block: 4 })).slice(0, 40),
  );
  const resumed = await resumeLabFolder(path);
  expect(resumed.folder.earlier.observations).toEqual([whole]);
  await resumed.folder.append([buildObservation({ block: 4, order: 9 })]);
  expect((await resumeLabFolder(path)).folder.earlier.observations).toEqual([
    whole,
    buildObservation({ block: 4, order: 9 }),
  ]);
});

test("a run that failed before it measured anything leaves nothing, a later one all that it has", async () => {
  const path = await makeFolder();
  await (await startLabFolder(path, OPTIONS)).abandon();
  expect(await readdir(path)).toEqual([]);
  const folder = await startLabFolder(path, OPTIONS);
  await folder.append([buildObservation()]);
  await folder.abandon();
  expect((await resumeLabFolder(path)).folder.earlier.observations).toHaveLength(1);
});

test("a finished run leaves a report that parseLabReport() reads, and nothing to resume", async () => {
  const path = await makeFolder();
  const folder = await startLabFolder(path, OPTIONS);
  const report = await folder.finish(buildReport());
  expect(parseLabReport(await readFile(join(path, REPORT_FILE), "utf8"))).toEqual(report);
  expect(report.observations.file).toBe(OBSERVATIONS_FILE);
  expect(await readFile(join(path, PAGE_FILE), "utf8")).toContain("Chromium 156");
  expect(await readdir(path)).not.toContain(STATE_FILE);
  await expect(resumeLabFolder(path)).rejects.toThrow("holds no interrupted run");
});
