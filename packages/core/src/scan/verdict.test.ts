import { expect, test } from "vitest";
import { recognise } from "./recogniser.ts";
import { writeProbes } from "./traces/write-probes.ts";
import { judge } from "./verdict.ts";

test("judge() is a scan as soon as one finding is", () => {
  const probes = writeProbes([22, 3306, 5900].map((port, index) => ({ atMs: index, port })));
  expect(judge(recognise(probes), probes.length)).toBe("scan");
});

test.each([
  [1, "local-access"],
  [0, "clean"],
] as const)("judge() of %i probes without a scan is %s", (count, expected) => {
  expect(judge([], count)).toBe(expected);
});
