import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { verifyBundle } from "./evidence/verify-bundle.ts";
import { buildEbayProbes } from "./fixtures/build-recording.ts";
import { buildReportFor } from "./fixtures/build-report-for.ts";
import { saveReport } from "./save-report.ts";

async function makeFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "hushport-save-"));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

test("saveReport() writes the report twice, and a manifest that covers both", async () => {
  const directory = await makeFolder();
  const report = await buildReportFor({ probes: buildEbayProbes() });
  const saved = await saveReport(report, directory);
  expect(saved.failures).toEqual([]);
  expect(JSON.parse(await readFile(join(directory, "report.json"), "utf8"))).toEqual(
    JSON.parse(JSON.stringify(report)),
  );
  const { manifest, differences } = await verifyBundle(directory);
  expect(manifest.files.map(({ path }) => path)).toEqual(["report.html", "report.json"]);
  expect(differences).toEqual({ changed: [], missing: [], added: [] });
});

test("saveReport() keeps the files that it can write when one cannot be, and leaves no half of one", async () => {
  const directory = await makeFolder();
  // A folder of that name stands for everything that keeps a file from being written.
  await mkdir(join(directory, "report.json"));
  const saved = await saveReport(await buildReportFor({}), directory);
  expect(saved.jsonPath).toBeUndefined();
  expect(saved.htmlPath).toBe(join(directory, "report.html"));
  expect(saved.failures).toMatchObject([{ path: join(directory, "report.json") }]);
  expect(saved.failures[0]?.reason).toContain("EISDIR");
  expect((await readdir(directory)).sort()).toEqual(["manifest.json", "report.html", "report.json"]);
});

test("saveReport() into a folder that is gone names every file that is missing", async () => {
  const saved = await saveReport(await buildReportFor({}), join(await makeFolder(), "gone"));
  expect(saved.failures).toHaveLength(3);
  for (const { reason } of saved.failures) expect(reason).toContain("ENOENT");
});
