import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeFolder } from "./make-folder.ts";

async function scratchFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "hushport-make-folder-"));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

test("makeFolder() makes every missing folder, and is content with those there are", async () => {
  const root = await scratchFolder();
  await makeFolder(join(root, "a", "b", "c"));
  await makeFolder(join(root, "a", "b"));
  expect(await readdir(join(root, "a", "b"))).toEqual(["c"]);
});

test("makeFolder() fails at once below a file", async () => {
  const root = await scratchFolder();
  await writeFile(join(root, "file"), "");
  await expect(makeFolder(join(root, "file", "below"))).rejects.toThrow(/ENOTDIR/);
});

test.runIf(process.platform === "linux")("makeFolder() fails at once where nothing can be made", async () => {
  await expect(makeFolder("/proc/hushport/report")).rejects.toThrow(/ENOENT/);
});
