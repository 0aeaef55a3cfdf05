import { expect, test } from "vitest";
import { cellsOf, planSchema } from "./plan.ts";

test("planSchema fills in what a plan leaves out", () => {
  const plan = planSchema.parse({ lna: ["denied", "granted"] });
  expect(cellsOf(plan).map(({ lna, device, dwellMs }) => [lna, device, dwellMs])).toEqual([
    ["denied", "desktop", 15_000],
    ["granted", "desktop", 15_000],
  ]);
});

test.each([
  ["a key that it does not know", { dwellSecond: [2] }, /dwellSecond/],
  ["more visits of a site than a page shows", { visits: 100, dwellSeconds: [1, 2, 3, 4, 5, 6] }, /500/],
  ["an axis without values", { devices: [] }, /./],
])("planSchema refuses %s", (_what, plan, message) => {
  const result = planSchema.safeParse(plan);
  expect(result.error?.issues[0]?.message).toMatch(message);
});
