import { expect, test } from "vitest";
import { createMemoryArea } from "./fixtures/memory-area.ts";
import { readBroken } from "./read-broken.ts";

test.each([
  [{}, null],
  [{ "settings-broken": "text" }, { settings: "text" }],
  [{ "log-broken": { "log-index": null } }, { log: { "log-index": null } }],
])("readBroken() of %j is %j", async (stored, expected) => {
  expect(await readBroken(createMemoryArea(stored))).toEqual(expected);
});
