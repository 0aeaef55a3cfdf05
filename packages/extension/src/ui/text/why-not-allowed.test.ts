import { expect, test } from "vitest";
import { whyNotAllowed } from "./why-not-allowed.ts";

const GROUP = { host: "127.0.0.1", isNameless: false };

test.each([
  ["shop.example", GROUP, true, undefined],
  ["shop.example", { ...GROUP, isNameless: true }, true, "allow_not_nameless"],
  ["shop.example", { ...GROUP, isNameless: true }, false, undefined],
  ["github.io", GROUP, true, "allow_not_name"],
  ["github.io", GROUP, false, undefined],
] as const)("whyNotAllowed() of %s and %j by rules (%s) is %s", (site, group, isByRules, expected) => {
  expect(whyNotAllowed({ site, group, isByRules })).toBe(expected);
});
