import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import * as main from "./index.ts";

const PACKAGE = join(import.meta.dirname, "..");

test("the example of README.md prints what it says", async () => {
  const readme = await readFile(join(PACKAGE, "README.md"), "utf8");
  const [, example = ""] = /```js\n([\s\S]*?)```/.exec(readme) ?? [];
  const expected = example.match(/^\/\/ (.*)$/m)?.[1];
  // Inside the package, so that its own name leads to it.
  const folder = await mkdtemp(join(PACKAGE, ".cache-readme-"));
  try {
    const file = join(folder, "example.mjs");
    await writeFile(file, example);
    const { stdout } = await promisify(execFile)(process.execPath, ["--conditions=hushport-source", file]);
    expect(stdout.trim()).toBe(expected);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("README.md names the default, the limit and every entry", async () => {
  const readme = await readFile(join(PACKAGE, "README.md"), "utf8");
  const manifest = await readFile(join(PACKAGE, "package.json"), "utf8");
  expect(readme).toContain(` ${main.DEFAULT_LATENCY_MS} |`);
  expect(readme).toContain(main.MAX_LATENCY_MS.toLocaleString("en"));
  const entries = [...manifest.matchAll(/^ {4}"\.(\/?[a-z]*)": \{/gm)].map(([, entry = ""]) => entry);
  expect(entries.length).toBeGreaterThan(3);
  for (const entry of entries) expect(readme).toContain(`\`@hushport/fixed-latency${entry}\``);
});
