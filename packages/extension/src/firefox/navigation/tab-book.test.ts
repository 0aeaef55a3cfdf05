import { expect, test } from "vitest";
import { createTabBook } from "./tab-book.ts";

test("mayBeDriven() is false in a tab that nobody opened", () => {
  const tabs = createTabBook();
  expect(tabs.mayBeDriven(1)).toBe(false);
  tabs.replaced(1, "https://site.test/");
  expect(tabs.mayBeDriven(1)).toBe(false);
});

test("mayBeDriven() is true in a tab that a page opened, until it shows something", () => {
  const tabs = createTabBook();
  tabs.opened(2, 1);
  tabs.replaced(2, "about:blank");
  expect([tabs.mayBeDriven(2), tabs.isFresh(2)]).toEqual([true, true]);
  tabs.replaced(2, "https://site.test/");
  expect([tabs.mayBeDriven(2), tabs.isFresh(2)]).toEqual([false, false]);
});

test("mayBeDriven() is true while a document without an origin lives in the tab", () => {
  const tabs = createTabBook();
  tabs.opaqueSeen(1);
  expect(tabs.mayBeDriven(1)).toBe(true);
  tabs.replaced(1, "https://site.test/");
  expect(tabs.mayBeDriven(1)).toBe(false);
});

test("mayBeDriven() is true in every tab that a document without an origin can reach", () => {
  const tabs = createTabBook();
  tabs.opened(2, 1);
  tabs.opened(3, 2);
  for (const tab of [1, 2, 3]) tabs.replaced(tab, "https://site.test/");
  tabs.opaqueSeen(2);
  expect([1, 2, 3, 4].map(tabs.mayBeDriven)).toEqual([true, true, true, false]);
  tabs.closed(2);
  expect([1, 3].map(tabs.mayBeDriven)).toEqual([false, false]);
});

test("restore() gives back what dump() gave, and nothing for what is broken", () => {
  const tabs = createTabBook();
  tabs.opaqueSeen(1);
  const woken = createTabBook();
  woken.restore(JSON.parse(JSON.stringify(tabs.dump())));
  expect(woken.mayBeDriven(1)).toBe(true);
  woken.restore([[1, { group: "x" }]]);
  woken.restore(undefined);
  expect(woken.dump()).toEqual(tabs.dump());
});

test("restore() does not undo what was told since the background woke", () => {
  const tabs = createTabBook();
  tabs.replaced(1, "https://site.test/");
  tabs.restore([[1, { group: 1, hasOpaque: true, isFresh: false }]]);
  expect(tabs.mayBeDriven(1)).toBe(false);
});

test("driverOf() is the tab that opened one, until that shows something", () => {
  const tabs = createTabBook();
  tabs.opened(2, 1);
  expect([1, 2, 3].map(tabs.driverOf)).toEqual([1, 1, 3]);
  tabs.replaced(2, "https://site.test/");
  expect(tabs.driverOf(2)).toBe(2);
});
