import { expect, test } from "vitest";
import { createAskBook } from "../navigation/ask-book.ts";
import { createFrameBook } from "./frame-book.ts";

/** What Firefox lends an extension for a session. */
const SESSION_QUOTA_BYTES = 10_485_760;
/** Of an address; Firefox takes ten times as much. */
const LONG = "x".repeat(100_000);

test.each([
  ["https://shop.test:8443/a?b", "https://shop.test:8443/a?b"],
  [`https://user:password@shop.test:8443/${LONG}`, "https://shop.test:8443/"],
  [`file:///${LONG}`, "file:///"],
  ["about:blank", undefined],
  ["data:text/html,x", undefined],
  [`http://${"x".repeat(600)}/`, undefined],
])("urlOf() of a frame that was loaded from %.40s is %s", (url, served) => {
  const book = createFrameBook();
  book.loaded(1, 0, "https://before.test/");
  book.loaded(1, 0, url);
  expect(book.urlOf(1, 0)).toBe(served);
});

test("urlOf() remembers over a sleep, and closed() forgets one tab", () => {
  const before = createFrameBook();
  before.loaded(1, 0, "https://one.test/");
  before.loaded(11, 0, "https://eleven.test/");
  const after = createFrameBook();
  after.restore(before.dump());
  after.closed(1);
  expect([after.urlOf(1, 0), after.urlOf(11, 0)]).toEqual([undefined, "https://eleven.test/"]);
});

test("dump() of more frames than are kept fits into a session, however long their addresses are", () => {
  const book = createFrameBook();
  for (let tab = 0; tab < 5000; tab++) book.loaded(tab, 0, `https://site.test/${tab}/${"x".repeat(470)}`);
  for (let tab = 0; tab < 200; tab++) book.loaded(tab, 0, `https://${"x".repeat(60)}.test/${LONG}`);
  expect(JSON.stringify(book.dump()).length).toBeLessThan(SESSION_QUOTA_BYTES / 4);
  expect(book.urlOf(0, 0)).toBe(`https://${"x".repeat(60)}.test/`);
});

test("dump() of questions with long addresses keeps the youngest, and fits into a session", () => {
  const book = createAskBook();
  const ask = (tab: number, url: string): void => {
    book.asked(tab, { url, method: "GET", addresses: [], from: null });
  };
  for (let tab = 0; tab < 200; tab++) {
    ask(tab, `http://10.0.0.1/${LONG}`);
    if (tab % 2 === 0) book.pass(tab, `http://10.0.0.1/${LONG}`, 0);
  }
  ask(200, "http://10.0.0.1/youngest");
  expect(JSON.stringify(book.dump()).length).toBeLessThan(SESSION_QUOTA_BYTES / 4);
  const after = createAskBook();
  after.restore(book.dump());
  expect(after.of(200)?.url).toBe("http://10.0.0.1/youngest");
  expect(after.of(1)).toBeUndefined();
});

test("shownIn() is the top page of a tab and what came into its frames since", () => {
  const frames = createFrameBook();
  frames.loaded(1, 0, "https://before.test/");
  frames.loaded(1, 7, "https://before.test/frame");
  frames.loaded(1, 0, "http://192.168.77.1/");
  frames.loaded(2, 0, "https://other.test/");
  expect(frames.shownIn(1)).toEqual(["http://192.168.77.1/"]);
  frames.loaded(1, 8, "https://site.test/a.pdf");
  expect(frames.shownIn(1)).toEqual(["http://192.168.77.1/", "https://site.test/a.pdf"]);
  expect(frames.shownIn(3)).toEqual([]);
});
