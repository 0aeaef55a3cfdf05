import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ADDRESS_SPACES, type AddressSpace } from "./address-space.ts";
import { compareSpace, isLessPublic, moreLocal } from "./compare-space.ts";

const space = fc.constantFrom(...ADDRESS_SPACES);

test("compareSpace() sorts loopback before local before public", () => {
  const spaces: AddressSpace[] = ["public", "loopback", "local"];
  expect(spaces.sort(compareSpace)).toEqual(["loopback", "local", "public"]);
});

test("moreLocal() does not depend on the order of its arguments and returns one of them", () => {
  fc.assert(
    fc.property(space, space, (a, b) => {
      expect(moreLocal(a, b)).toBe(moreLocal(b, a));
      expect([a, b]).toContain(moreLocal(a, b));
    }),
  );
});

test("moreLocal() is never more public than either argument", () => {
  fc.assert(
    fc.property(space, space, (a, b) => {
      expect(isLessPublic(a, moreLocal(a, b))).toBe(false);
      expect(isLessPublic(b, moreLocal(a, b))).toBe(false);
    }),
  );
});

test.each([
  ["loopback", "loopback", false],
  ["loopback", "local", true],
  ["loopback", "public", true],
  ["local", "loopback", false],
  ["local", "local", false],
  ["local", "public", true],
  ["public", "loopback", false],
  ["public", "local", false],
  ["public", "public", false],
] as const)(
  "isLessPublic(%s, %s) is %s, as in the specification's two conditions",
  (target, initiator, expected) => {
    expect(isLessPublic(target, initiator)).toBe(expected);
  },
);
