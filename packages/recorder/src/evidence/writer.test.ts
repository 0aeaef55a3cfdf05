import { mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { VisitFile } from "./visit-file.ts";
import { visitFileSchema } from "./visit-file.ts";
import { EVIDENCE_FILES, EvidenceWriter } from "./writer.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "evidence-"));
});
afterEach(() => rm(folder, { recursive: true }));

const VISIT: VisitFile = {
  format: "hushport.visit",
  version: 1,
  url: "https://shop.test/",
  finalUrl: null,
  title: null,
  startedAt: "2026-11-22T00:00:00.000Z",
  durationMs: 1,
  startMs: 1,
  closingMs: 2,
  browser: { name: "Chromium", version: "156.0.0.0" },
  lna: "denied",
  dwellMs: 1,
  isIsolated: false,
  resolutions: [],
  bindingName: "h",
  outcome: { kind: "loaded", httpStatus: null },
  scripts: [],
  warnings: [],
};

const lines = async (name: string): Promise<string[]> =>
  (await readFile(join(folder, name), "utf8")).split("\n");

test("EvidenceWriter keeps lines, events and the visit, in order", async () => {
  const writer = await EvidenceWriter.open(folder);
  for (let n = 0; n < 1_000; n += 1) writer.writeLine(`{"n":${n}}`);
  writer.writeEvent({ method: "Target.detachedFromTarget", params: { sessionId: "s" } });
  await writer.writeFile("extra.txt", "x");
  await writer.close(VISIT);
  expect(writer.failure).toBeUndefined();
  const netLog = await lines(EVIDENCE_FILES.netLog);
  expect([netLog.length, netLog[999]]).toEqual([1_001, '{"n":999}']);
  expect(await lines(EVIDENCE_FILES.protocol)).toEqual([
    '{"method":"Target.detachedFromTarget","params":{"sessionId":"s"}}',
    "",
  ]);
  expect(visitFileSchema.parse(JSON.parse((await lines(EVIDENCE_FILES.visit)).join("\n")))).toEqual(VISIT);
});

test("EvidenceWriter says in one sentence that the disk is full, and goes on", async () => {
  await symlink("/dev/full", join(folder, EVIDENCE_FILES.netLog));
  const writer = await EvidenceWriter.open(folder);
  writer.writeLine("x");
  await expect.poll(() => writer.failure).toMatch(/^The evidence in .+ is incomplete: ENOSPC[^\n]*$/);
  writer.writeLine("y");
  writer.writeEvent({ method: "Target.detachedFromTarget", params: { sessionId: "s" } });
  await writer.close(VISIT);
});

test("EvidenceWriter.open() throws when there can be no folder", async () => {
  await expect(EvidenceWriter.open("/dev/null/x")).rejects.toThrow("ENOTDIR");
});
