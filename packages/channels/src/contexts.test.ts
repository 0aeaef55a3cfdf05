import { CONTEXTS } from "@hushport/core";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CONTEXT_RUNNERS } from "./contexts.ts";
import { PROBE_CONTEXTS } from "./probe-context.ts";

test("PROBE_CONTEXTS is core's list without `unknown`, in its order", () => {
  expect(PROBE_CONTEXTS).toEqual(CONTEXTS.filter((context) => context !== "unknown"));
});

test("CONTEXT_RUNNERS has one runner for every context, in order", () => {
  expect(CONTEXT_RUNNERS.map(({ id }) => id)).toEqual(PROBE_CONTEXTS);
});

test("CONTEXT_RUNNERS lists every file of its folder by its name", () => {
  const files = readdirSync(join(import.meta.dirname, "contexts")).map((file) => file.replace(/\.ts$/, ""));
  expect(files).toHaveLength(CONTEXT_RUNNERS.length);
  expect(files).toEqual(expect.arrayContaining(CONTEXT_RUNNERS.map(({ id }) => id)));
});
