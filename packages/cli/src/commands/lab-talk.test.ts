import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeFolder, runCli } from "../fixtures/run-cli.ts";

test.each([
  [["lab", "talk", "--browser", "nowhere/chrome"], 3, /^(?:hushport: )?Cannot .*nowhere\/chrome/m],
  [["lab", "talk", "--out", "taken"], 2, /Cannot use ".*taken": .*; name another folder/],
  [["lab", "talk", "--colour"], 2, /unknown option '--colour'/],
] as const)("%j says why nothing is measured and exits with %i", async (args, expected, message) => {
  const { path, remove } = await makeFolder();
  onTestFinished(remove);
  await writeFile(join(path, "taken"), "");
  const { exitCode, stdout, stderr } = await runCli(args, path);
  expect(stderr).toMatch(message);
  expect([exitCode, stdout]).toEqual([expected, ""]);
  expect(await readdir(path)).toEqual(["taken"]);
});
