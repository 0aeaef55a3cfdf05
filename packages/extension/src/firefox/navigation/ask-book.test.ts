import { expect, test } from "vitest";
import { createAskBook } from "./ask-book.ts";

const URL_ASKED = "http://192.168.77.1/";
const ASKED = { url: URL_ASKED, method: "GET", addresses: [], from: "https://shop.example/" };

test("usePass() lets exactly the asked navigation through, once", () => {
  const asks = createAskBook();
  asks.asked(1, ASKED);
  expect(asks.usePass(1, URL_ASKED, 0)).toBe(false);
  expect(asks.pass(1, URL_ASKED, 0)).toBe(true);
  expect(asks.usePass(1, URL_ASKED, 1)).toBe(true);
  expect(asks.usePass(1, URL_ASKED, 2)).toBe(false);
});

test.each([
  ["another tab", 2, URL_ASKED, 0],
  ["another address", 1, "http://192.168.77.1/admin", 0],
  ["a click long ago", 1, URL_ASKED, 10_000],
])("usePass() does not serve %s", (_name, tab, url, nowMs) => {
  const asks = createAskBook();
  asks.asked(1, ASKED);
  asks.pass(1, URL_ASKED, 0);
  expect(asks.usePass(tab, url, nowMs)).toBe(false);
});

test("pass() is for what was shown, and not for what came after it", () => {
  const asks = createAskBook();
  asks.asked(1, { ...ASKED, url: "http://192.168.77.1/help" });
  asks.asked(1, { ...ASKED, url: "http://192.168.77.1/apply?dns=203.0.113.66", method: "POST" });
  expect(asks.of(1)).toMatchObject({ url: "http://192.168.77.1/apply?dns=203.0.113.66", method: "POST" });
  expect(asks.pass(1, "http://192.168.77.1/help", 0)).toBe(false);
  expect(asks.pass(1, "http://192.168.77.1/apply?dns=203.0.113.66", 0)).toBe(true);
});

test("left() ends what waits, and not what was answered", () => {
  const asks = createAskBook();
  asks.asked(1, ASKED);
  asks.pass(1, URL_ASKED, 0);
  asks.left(1);
  expect(asks.usePass(1, URL_ASKED, 0)).toBe(true);
  asks.asked(1, ASKED);
  asks.left(1);
  expect(asks.of(1)).toBeUndefined();
});

test("pass() is false where nothing waits, and after it was given", () => {
  const asks = createAskBook();
  expect(asks.pass(1, URL_ASKED, 0)).toBe(false);
  asks.asked(1, ASKED);
  asks.pass(1, URL_ASKED, 0);
  expect(asks.pass(1, URL_ASKED, 0)).toBe(false);
});

test("restore() keeps a question over a sleep of the background", () => {
  const asks = createAskBook();
  asks.asked(1, ASKED);
  const woken = createAskBook();
  woken.restore(JSON.parse(JSON.stringify(asks.dump())));
  expect(woken.of(1)).toEqual(ASKED);
  expect(woken.pass(1, URL_ASKED, 0)).toBe(true);
  woken.restore({ waiting: "broken" });
  expect(woken.pass(1, URL_ASKED, 0)).toBe(false);
});
