import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeFolder } from "./fixtures/run-cli.ts";
import { createProgram } from "./program.ts";

/** What the command line is told, without a process: its exit code is `cli.browser.test.ts`'s. */
async function complaintAbout(args: readonly string[]): Promise<string> {
  const { stdout, stderr } = process;
  let told = "";
  const writeErr = (text: string): void => {
    told += text;
  };
  const program = createProgram(
    { streams: { stdout, stderr }, signal: AbortSignal.abort(), now: new Date() },
    () => undefined,
  );
  for (const command of [program, ...program.commands]) command.configureOutput({ writeErr });
  const error: unknown = await program.parseAsync(args, { from: "user" }).catch((thrown: unknown) => thrown);
  return error instanceof Error ? `${told}${error.message}` : told;
}

test.each([
  [
    "audit ftp://example.com",
    /Cannot use "ftp:\/\/example.com": a page of ftp: cannot be audited; name a page/,
  ],
  ["audit a.example --lna maybe", /Allowed choices are denied, granted, off/],
  ["audit a.example --resolve a.example", /Cannot use "a.example": .*; write HOST:PORT:ADDRESS/],
  ["audit a.example --colour", /unknown option '--colour'/],
  ["audit a.example b.example", /too many arguments/],
  ["audti a.example", /Cannot use "audti": there is no such command; hushport --help lists them/],
  ["replay", /missing required argument 'dir'/],
])("hushport %s is told what is wrong", async (line, message) => {
  expect(await complaintAbout(line.split(" "))).toMatch(message);
});

test("a folder that holds something is not written into", async () => {
  const { path, remove } = await makeFolder();
  onTestFinished(remove);
  const full = join(path, "full");
  await mkdir(full);
  await writeFile(join(full, "thesis.txt"), "");
  expect(await complaintAbout(["audit", "a.example", "--out", full])).toMatch(
    /Cannot use ".*full": the folder is not empty; name a new or an empty one/,
  );
});
