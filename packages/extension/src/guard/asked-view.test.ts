import { expect, test } from "vitest";
import { composeAskedView } from "./asked-view.ts";
import { decided } from "./fixtures/decided.ts";
import { createMemoryArea } from "./fixtures/memory-area.ts";
import { createJournal } from "./journal/journal.ts";

const ASK = { action: "ask", reason: "driven-navigation" } as const;
const ROUTER = "http://192.168.1.1";
const ASKED = {
  url: `${ROUTER}/apply?dns=203.0.113.66`,
  method: "POST",
  addresses: [],
  from: "https://shop.example/",
};

function journalOf(urls: readonly string[]) {
  const journal = createJournal({ local: createMemoryArea(), session: createMemoryArea() });
  for (const url of urls) journal.record(decided({ url, channel: "navigation", decision: ASK }));
  return journal;
}

test("composeAskedView() shows the URL that waits, and not the first one that the log has of its endpoint", () => {
  const journal = journalOf([`${ROUTER}/help`, ASKED.url]);
  expect(composeAskedView({ asked: ASKED, tab: 1, journal })).toEqual({
    url: ASKED.url,
    method: "POST",
    isBodyLost: true,
    isLoopback: false,
    site: "shop.example",
  });
});

test("composeAskedView() shows what waits after the log was cleared, and when it is full", async () => {
  const journal = journalOf([ASKED.url]);
  await journal.clear();
  expect(composeAskedView({ asked: ASKED, tab: 1, journal })).toMatchObject({
    url: ASKED.url,
    site: "shop.example",
  });
  const full = journalOf(Array.from({ length: 300 }, (_, index) => `${ROUTER}:${5_000 + index}/`));
  expect(composeAskedView({ asked: ASKED, tab: 1, journal: full })?.url).toBe(ASKED.url);
});

test("composeAskedView() takes the site from the log where the browser does not name the page", () => {
  const asked = { ...ASKED, from: null };
  expect(composeAskedView({ asked, tab: 1, journal: journalOf([ASKED.url]) })?.site).toBe("shop.example");
  expect(composeAskedView({ asked, tab: 2, journal: journalOf([ASKED.url]) })?.site).toBeNull();
});

test("composeAskedView() is null where nothing waits, whatever the log says", () => {
  expect(composeAskedView({ asked: undefined, tab: 1, journal: journalOf([ASKED.url]) })).toBeNull();
});

test.each([
  ["http://127.0.0.1/", [], true],
  ["http://rebound.example/", ["127.0.0.1"], true],
  ["http://192.168.1.1/", [], false],
])(
  "composeAskedView() of %s, which answers from %j, leads to this computer: %s",
  (url, addresses, isLoopback) => {
    const asked = { ...ASKED, url, addresses };
    expect(composeAskedView({ asked, tab: 1, journal: journalOf([]) })?.isLoopback).toBe(isLoopback);
  },
);
