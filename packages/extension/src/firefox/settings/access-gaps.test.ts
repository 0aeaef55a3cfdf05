import { expect, test } from "vitest";
import { findAccessGaps, NEEDED_ORIGINS } from "./access-gaps.ts";

const allowed = { hasOrigins: async () => true, isAllowedInPrivateWindows: async () => true };

test("findAccessGaps() finds none where everything is allowed", async () => {
  expect(await findAccessGaps(allowed)).toEqual([]);
});

test.each(NEEDED_ORIGINS)("findAccessGaps() names %s when the user took it back", async (taken) => {
  const hasOrigins = async (origins: string[]) => !origins.includes(taken);
  expect(await findAccessGaps({ ...allowed, hasOrigins })).toEqual([{ kind: "host-access", detail: taken }]);
});

test("findAccessGaps() says when private windows are not covered", async () => {
  const isAllowedInPrivateWindows = async () => false;
  expect(await findAccessGaps({ ...allowed, isAllowedInPrivateWindows })).toMatchObject([
    { kind: "private-windows" },
  ]);
});
