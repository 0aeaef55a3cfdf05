import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeFolder, runCli } from "../fixtures/run-cli.ts";

test.each([
  [["--resume"], /Cannot use "--resume": it needs the folder; name it with --out/],
  [
    ["--resume", "--out", "begun", "--lna", "off"],
    /Cannot use "--lna with --resume": the measurement goes on as it began; leave it out/,
  ],
  [["--out", "."], /Cannot use ".*": the folder is not empty; name a new or an empty one/],
  [["--channel", "nothing"], /Cannot use "channel nothing": there are .*websocket/],
  [["--channel", 'no"thing'], /Cannot use "channel no\\"thing": there are .*websocket/],
] as const)("lab run %j says why nothing is measured, and exits with 2", async (args, message) => {
  const { path, remove } = await makeFolder();
  onTestFinished(remove);
  await writeFile(join(path, "taken"), "");
  const { exitCode, stdout, stderr } = await runCli(["lab", "run", ...args], path);
  expect(stderr).toMatch(message);
  expect([exitCode, stdout]).toEqual([2, ""]);
  expect(await readdir(path)).toEqual(["taken"]);
});
