import { mkdtemp, open, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openNetLog } from "./pipe.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pipe-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("openNetLog() makes a named pipe that only this user may read", async () => {
  const source = await openNetLog(join(folder, "log"), () => undefined);
  const { mode } = await stat(source.path);
  expect([mode & 0o170_000, mode & 0o777]).toEqual([0o010_000, 0o600]);
  await source.finish();
});

test("openNetLog() hands over nothing before it is released", async () => {
  const lines: string[] = [];
  const source = await openNetLog(join(folder, "log"), (line) => lines.push(line));
  const writer = await open(source.path, "w");
  await writer.writeFile("early\n");
  await setTimeout(50);
  expect(lines).toEqual([]);
  source.release();
  await expect.poll(() => lines).toEqual(["early"]);
  await writer.close();
  await source.finish();
});

test("openNetLog() hands over each line as it comes, whole, however it was cut into writes", async () => {
  const lines: string[] = [];
  const source = await openNetLog(join(folder, "log"), (line) => lines.push(line));
  source.release();
  const writer = await open(source.path, "w");
  const long = "ü".repeat(300_000);
  for (const part of [
    "fir",
    "st\nsec",
    "ond\n\n",
    Buffer.from("ü\n").subarray(0, 1),
    Buffer.from("ü\n").subarray(1),
  ]) {
    await writer.write(Buffer.from(part));
  }
  await expect.poll(() => lines).toEqual(["first", "second", "ü"]);
  await writer.writeFile(`${long}\nlast`);
  await writer.close();
  await source.finish();
  expect(lines.slice(3)).toEqual([long, "last"]);
});

test("openNetLog() ends also when nobody ever wrote", async () => {
  const lines: string[] = [];
  await (await openNetLog(join(folder, "log"), (line) => lines.push(line))).finish();
  expect(lines).toEqual([]);
});

test("openNetLog() tells when the log is complete: a line that closes its outermost object", async () => {
  const source = await openNetLog(join(folder, "log"), () => undefined);
  source.release();
  let isComplete = false;
  void source.complete.then(() => (isComplete = true));
  const writer = await open(source.path, "w");
  await writer.writeFile('{"constants":{},\n"events":[\n{"params":{},"type":1}]');
  await setTimeout(50);
  expect(isComplete).toBe(false);
  await writer.writeFile("\n}\n");
  await expect.poll(() => isComplete).toBe(true);
  await writer.close();
  await source.finish();
});
