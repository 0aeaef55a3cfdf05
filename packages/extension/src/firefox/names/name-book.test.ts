import { expect, test } from "vitest";
import { createNameBook, DISTRUST_MS, FLIP_WINDOW_MS, FRESH_MS, LOOK_BACK_MS } from "./name-book.ts";

const PUBLIC = ["203.0.113.10"];
const LOOPBACK = ["127.0.0.1"];

test("suspectAddresses() is empty for a name that was always public", () => {
  const names = createNameBook();
  names.note("a.site.test", PUBLIC, 0);
  names.note("a.site.test", PUBLIC, 1);
  expect(names.suspectAddresses("a.site.test", 2)).toEqual([]);
});

test.each([
  [FLIP_WINDOW_MS - 1, LOOPBACK],
  [FLIP_WINDOW_MS, []],
])("suspectAddresses() %i ms after a name was local is %o", (agoMs, expected) => {
  const names = createNameBook();
  names.note("a.site.test", LOOPBACK, 0);
  expect(names.suspectAddresses("a.site.test", agoMs)).toEqual(expected);
});

test("note() of a name that is public and then local makes every name of its site suspect", () => {
  const names = createNameBook();
  names.note("a.site.test", PUBLIC, 0);
  names.note("a.site.test", LOOPBACK, 1);
  expect(names.suspectAddresses("b.site.test", 2)).toEqual(LOOPBACK);
  expect(names.suspectAddresses("other.test", 2)).toEqual([]);
  expect(names.suspectAddresses("b.site.test", 1 + DISTRUST_MS)).toEqual([]);
});

test("note() of a name that is local and then public makes its site suspect as well", () => {
  const names = createNameBook();
  names.note("a.site.test", LOOPBACK, 0);
  names.note("a.site.test", PUBLIC, 1);
  expect(names.suspectAddresses("b.site.test", 2)).toEqual(LOOPBACK);
});

test("note() of a name that changes slowly, as with another network, distrusts nobody", () => {
  const names = createNameBook();
  names.note("wiki.corp.test", PUBLIC, 0);
  names.note("wiki.corp.test", ["10.0.0.7"], FLIP_WINDOW_MS);
  expect(names.suspectAddresses("www.corp.test", FLIP_WINDOW_MS + 1)).toEqual([]);
});

test("note() of a name that a block list took distrusts nobody", () => {
  const names = createNameBook();
  names.note("ads.site.test", PUBLIC, 0);
  names.note("ads.site.test", ["0.0.0.0"], 1);
  expect(names.suspectAddresses("www.site.test", 2)).toEqual([]);
});

test.each([
  [FRESH_MS - 1, true],
  [FRESH_MS, false],
])("isFresh() %i ms after a check is %s", (agoMs, expected) => {
  const names = createNameBook();
  names.checked("https://top.test", "a.test", 0);
  expect(names.isFresh("https://top.test", "a.test", agoMs)).toBe(expected);
  expect(names.isFresh("https://elsewhere.test", "a.test", agoMs)).toBe(false);
});

test("isDueForLookBack() is true once in its time", () => {
  const names = createNameBook();
  const due = [0, 1, LOOK_BACK_MS - 1, LOOK_BACK_MS].map((nowMs) => names.isDueForLookBack("a.test", nowMs));
  expect(due).toEqual([true, false, false, true]);
});

test("names are forgotten rather than kept without end", () => {
  const names = createNameBook();
  names.note("first.test", LOOPBACK, 0);
  for (let i = 0; i < 5_000; i++) names.note(`n${i}.test`, LOOPBACK, 0);
  expect(names.suspectAddresses("first.test", 1)).toEqual([]);
  expect(names.suspectAddresses("n4999.test", 1)).toEqual(LOOPBACK);
});
