import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { WAYS } from "../fixtures/zero/ways.ts";
import { FIREFOX_RESIDUE } from "./residue.ts";

const TESTS = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".browser.test.ts"))
  .map((file) => readFileSync(join(import.meta.dirname, file), "utf8"))
  .join("");

const WAY_IDS: ReadonlySet<string> = new Set(WAYS.map(({ id }) => id));

test("every hole has an id of its own", () => {
  const ids = FIREFOX_RESIDUE.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(FIREFOX_RESIDUE.map((item) => [item.id, item] as const))(
  "%s names the test that shows it, or says that there is none",
  (_id, { test: name, evidence }) => {
    expect(name !== null).toBe(evidence === "measured");
    if (name !== null) expect(TESTS.includes(`"${name}",`) || WAY_IDS.has(name), name).toBe(true);
  },
);
