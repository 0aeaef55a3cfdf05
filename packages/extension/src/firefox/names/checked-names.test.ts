import { expect, test } from "vitest";
import { createCheckedNames, FORGOTTEN_MS, FRESH_MS, LAPSE_MS } from "./checked-names.ts";

test.each([
  [FRESH_MS - 1, true],
  [FRESH_MS, false],
])("isFresh() %i ms after a check is %s, in its own page only", (agoMs, expected) => {
  const names = createCheckedNames();
  names.checked("https://top.test", "a.test", 0);
  expect(names.isFresh("https://top.test", "a.test", agoMs)).toBe(expected);
  expect(names.isFresh("https://elsewhere.test", "a.test", agoMs)).toBe(false);
});

test("a name that is used for long is not fresh from shortly before its answer lapses", () => {
  const names = createCheckedNames();
  for (let nowMs = 0; nowMs < LAPSE_MS; nowMs += FRESH_MS / 2) names.checked("top", "a.test", nowMs);
  expect(names.isFresh("top", "a.test", LAPSE_MS - 1)).toBe(true);
  expect(names.isFresh("top", "a.test", LAPSE_MS)).toBe(false);
  names.checked("top", "a.test", LAPSE_MS);
  expect(names.isFresh("top", "a.test", LAPSE_MS)).toBe(false);
});

test("a name that nobody used for long begins anew", () => {
  const names = createCheckedNames();
  names.checked("top", "a.test", 0);
  names.checked("top", "a.test", FORGOTTEN_MS);
  expect(names.isFresh("top", "a.test", FORGOTTEN_MS)).toBe(true);
});
