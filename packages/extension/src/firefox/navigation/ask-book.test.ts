import { expect, test } from "vitest";
import { createAskBook } from "./ask-book.ts";

const URL_ASKED = "http://192.168.77.1/";

test("usePass() lets exactly the asked navigation through, once", () => {
  const asks = createAskBook();
  asks.asked(1, URL_ASKED);
  expect(asks.usePass(1, URL_ASKED, 0)).toBe(false);
  expect(asks.pass(1, 0)).toBe(URL_ASKED);
  expect(asks.usePass(1, URL_ASKED, 1)).toBe(true);
  expect(asks.usePass(1, URL_ASKED, 2)).toBe(false);
});

test.each([
  ["another tab", 2, URL_ASKED, 0],
  ["another address", 1, "http://192.168.77.1/admin", 0],
  ["a click long ago", 1, URL_ASKED, 10_000],
])("usePass() does not serve %s", (_name, tab, url, nowMs) => {
  const asks = createAskBook();
  asks.asked(1, URL_ASKED);
  asks.pass(1, 0);
  expect(asks.usePass(tab, url, nowMs)).toBe(false);
});

test("pass() is undefined where nothing waits, and after it was given", () => {
  const asks = createAskBook();
  expect(asks.pass(1, 0)).toBeUndefined();
  asks.asked(1, URL_ASKED);
  asks.pass(1, 0);
  expect(asks.pass(1, 0)).toBeUndefined();
});

test("restore() keeps a question over a sleep of the background", () => {
  const asks = createAskBook();
  asks.asked(1, URL_ASKED);
  const woken = createAskBook();
  woken.restore(JSON.parse(JSON.stringify(asks.dump())));
  expect(woken.pass(1, 0)).toBe(URL_ASKED);
  woken.restore({ waiting: "broken" });
  expect(woken.pass(1, 0)).toBeUndefined();
});
