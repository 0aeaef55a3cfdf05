import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PACKAGE } from "../../build/package-folder.ts";
import { badgeText, ICON_STATES, iconFiles, iconState } from "./icon-state.ts";

const GAP = { kind: "webrtc", detail: "" } as const;

test.each([
  [{ isOff: true, gaps: [GAP], blockedCount: 3 }, "off"],
  [{ isOff: false, gaps: [GAP], blockedCount: 3 }, "blocked"],
  [{ isOff: false, gaps: [GAP], blockedCount: 0 }, "gap"],
  [{ isOff: false, gaps: [{ kind: "private-windows", detail: "" }], blockedCount: 0 }, "on"],
  [{ isOff: false, gaps: [{ kind: "reached-name", detail: "" }], blockedCount: 0 }, "on"],
  [{ isOff: false, gaps: [], blockedCount: 0 }, "on"],
] as const)("iconState() of %j is %s", (facts, expected) => {
  expect(iconState(facts)).toBe(expected);
});

test.each([
  [0, ""],
  [1, "1"],
  [999, "999"],
  [1_000, "1k"],
  [65_536, "65k"],
])("badgeText() of %i is %j", (count, expected) => {
  expect(badgeText(count)).toBe(expected);
});

test.each(ICON_STATES)("iconFiles() of %s are there", (state) => {
  expect(Object.values(iconFiles(state)).filter((file) => !existsSync(join(PACKAGE, file)))).toEqual([]);
});
