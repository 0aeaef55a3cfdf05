import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeFolder, runCli, startCli } from "../fixtures/run-cli.ts";

test("lab serve says where its page is, serves it to whoever has that address, and ends cleanly on Ctrl-C", async () => {
  const { path, remove } = await makeFolder();
  onTestFinished(remove);
  const run = startCli(["lab", "serve", "--no-open"], path);
  onTestFinished(() => void run.child.kill("SIGKILL"));
  await run.says("Ctrl-C ends the lab");
  const url = run.stdout().trim();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\da-f]{32}\/$/);
  expect(await (await fetch(url)).text()).toContain("What can a page learn about your machine?");
  expect((await fetch(new URL("/", url))).status).toBe(403);
  run.child.kill("SIGINT");
  expect(await run.exit).toBe(0);
  await expect(fetch(url)).rejects.toThrow("fetch failed");
});

test.each([
  [["lab", "serve", "nowhere.json"], 2, /Cannot use "nowhere\.json": .*; name a lab\.json/],
  [["lab", "serve", "no-result.json"], 2, /Cannot use "no-result\.json": format is not as in/],
  [["lab", "serve", "--port", "70000"], 2, /Cannot use "70000": it is no port/],
  [["lab", "serve", "--port", "6000", "--no-open"], 3, /Cannot listen on port 6000: browsers do not open it/],
] as const)("%j says what is wrong and exits with %i", async (args, expected, message) => {
  const { path, remove } = await makeFolder();
  onTestFinished(remove);
  await writeFile(join(path, "no-result.json"), "{}");
  const { exitCode, stdout, stderr } = await runCli(args, path);
  expect(stderr).toMatch(message);
  expect([exitCode, stdout]).toEqual([expected, ""]);
});
