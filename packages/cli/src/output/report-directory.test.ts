import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import {
  createReportDirectory,
  prepareNamedDirectory,
  removeReportDirectory,
  reportFolderName,
} from "./report-directory.ts";

const NOON = new Date("2026-11-21T12:00:00.500Z");

async function makeFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "hushport-out-"));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

test.each([
  ["https://shop.example/a", "shop.example-20261121-120000"],
  ["https://[::1]:8443/", "1-8443-20261121-120000"],
  ["https://shop.example:8443/", "shop.example-8443-20261121-120000"],
  [`https://${"a".repeat(63)}.${"b".repeat(63)}/`, `${"a".repeat(63)}.${"b".repeat(36)}-20261121-120000`],
])("reportFolderName(%s) is %s", (url, expected) => {
  expect(reportFolderName(url, NOON)).toBe(expected);
});

test("createReportDirectory() gives two audits of one second two folders", async () => {
  const parent = await makeFolder();
  const first = await createReportDirectory(parent, "https://shop.example/", NOON);
  const second = await createReportDirectory(parent, "https://shop.example/", NOON);
  expect([first, second]).toEqual([
    join(parent, "hushport-reports", "shop.example-20261121-120000"),
    join(parent, "hushport-reports", "shop.example-20261121-120000-2"),
  ]);
});

test("prepareNamedDirectory() makes a folder that is not there, at any depth", async () => {
  const path = join(await makeFolder(), "a", "b");
  expect(await prepareNamedDirectory(path)).toBe(path);
  expect(await readdir(path)).toEqual([]);
});

test("prepareNamedDirectory() refuses a folder that holds files of the user's, and leaves them", async () => {
  const path = await makeFolder();
  await writeFile(join(path, "thesis.txt"), "years");
  await expect(prepareNamedDirectory(path)).rejects.toThrow(
    /the folder is not empty; name a new or an empty one/,
  );
  expect(await readdir(path)).toEqual(["thesis.txt"]);
});

test("prepareNamedDirectory() replaces an earlier audit but no file that is not part of it", async () => {
  const path = await makeFolder();
  await mkdir(join(path, "evidence"));
  await writeFile(join(path, "evidence", "netlog.json"), "{}");
  const sha256 = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
  const manifest = {
    format: "hushport.evidence",
    version: 1,
    url: "https://shop.example/",
    startedAt: NOON.toISOString(),
    files: [{ path: "evidence/netlog.json", sizeBytes: 2, sha256 }],
  };
  await writeFile(join(path, "manifest.json"), JSON.stringify(manifest));
  await prepareNamedDirectory(path);
  expect(await readdir(path)).toEqual([]);

  await writeFile(join(path, "manifest.json"), JSON.stringify({ ...manifest, files: [] }));
  await writeFile(join(path, "notes.txt"), "mine");
  await expect(prepareNamedDirectory(path)).rejects.toThrow(/not empty/);
  expect(await readdir(path)).toEqual(["notes.txt"]);
});

test("prepareNamedDirectory() says why a path cannot be a folder", async () => {
  const path = join(await makeFolder(), "file");
  await writeFile(path, "");
  await expect(prepareNamedDirectory(path)).rejects.toThrow(
    /Cannot use ".*file": .*ENOTDIR.*; name another folder/,
  );
});

test("removeReportDirectory() leaves nothing behind, but keeps the reports of others", async () => {
  const parent = await makeFolder();
  const first = await createReportDirectory(parent, "https://shop.example/", NOON);
  const second = await createReportDirectory(parent, "https://shop.example/", NOON);
  await writeFile(join(first, "report.json"), "{}");
  await removeReportDirectory(first);
  expect(await readdir(join(parent, "hushport-reports"))).toHaveLength(1);
  await removeReportDirectory(second);
  expect(await readdir(parent)).toEqual([]);
});
