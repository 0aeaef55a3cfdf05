import { expect, test } from "vitest";
import type { DecidedRequest } from "../contract/decided-request.ts";
import { DEFAULT_SETTINGS } from "../contract/settings.ts";
import { decided } from "./fixtures/decided.ts";
import { createMemoryArea } from "./fixtures/memory-area.ts";
import { createJournal } from "./journal/journal.ts";
import { makeGrant } from "./make-grant.ts";
import { composeTabView, type TabViewFacts } from "./tab-view.ts";

/** What a worker asked for that neither a tab nor a document is known of, as one in a frame without an origin. */
const NAMELESS = { tab: null, topUrl: null, documentUrl: null, context: "unknown" } as const;

const HALF_AN_HOUR_MS = 30 * 60_000;

/** The view of the tab of shop.example after some requests. */
function viewAfter(requests: readonly DecidedRequest[], changes: Partial<TabViewFacts> = {}) {
  const journal = createJournal({ local: createMemoryArea(), session: createMemoryArea() });
  for (const request of requests) journal.record(request);
  return composeTabView({
    tab: { url: "https://shop.example/", incognito: false },
    tabId: 1,
    settings: DEFAULT_SETTINGS,
    journal,
    asked: undefined,
    gaps: [],
    notices: [],
    nowMs: 1_000,
    ...changes,
  });
}

test("composeTabView() shows and counts requests of workers that no site is known of, apart from the page's", () => {
  const { page, workers, nameless } = viewAfter([decided(NAMELESS), decided({ ...NAMELESS, atMs: 1_001 })]);
  expect([page, workers]).toEqual([null, null]);
  expect(nameless?.visit.site).toBeNull();
  expect(nameless?.summary.attempts.block).toBe(2);
});

test("composeTabView() shows the workers of the tab's site as such, and not as nameless ones", () => {
  const { workers, nameless } = viewAfter([decided({ tab: null })]);
  expect(workers?.visit.site).toBe("shop.example");
  expect(nameless).toBeNull();
});

test.each([
  [HALF_AN_HOUR_MS, true],
  [HALF_AN_HOUR_MS + 1, false],
])("composeTabView() %d ms after the last nameless request shows it: %s", (afterMs, isShown) => {
  const { nameless } = viewAfter([decided({ ...NAMELESS, atMs: 0 })], { nowMs: afterMs });
  expect(nameless !== null).toBe(isShown);
});

test("composeTabView() keeps nameless requests of private windows to private windows", () => {
  const request = decided({ ...NAMELESS, isPrivate: true });
  expect(viewAfter([request]).nameless).toBeNull();
  const tab = { url: "https://shop.example/", incognito: true };
  expect(viewAfter([request], { tab }).nameless?.summary.attempts.block).toBe(1);
});

test("composeTabView() names the sites on which the guard is switched off, whichever the tab shows", () => {
  const pauses = [
    { site: "bank.example", untilMs: null },
    { site: "shop.example", untilMs: 2_000 },
    { site: "over.example", untilMs: 1_000 },
  ];
  const { pausedSites } = viewAfter([], { settings: { ...DEFAULT_SETTINGS, pauses } });
  expect(pausedSites).toEqual(["bank.example", "shop.example"]);
});

test("composeTabView() hands on what to know of sealed mode", () => {
  expect(viewAfter([], { notices: ["system-proxy"] }).notices).toEqual(["system-proxy"]);
});

test.each([
  ["file:///page.html", true],
  ["https://file.example/", false],
  [undefined, false],
])("composeTabView() of %s tells whether it is a file: %s", (url, isFile) => {
  const view = viewAfter([], { tab: { incognito: false, ...(url === undefined ? {} : { url }) } });
  expect([view.isFile, view.site === null]).toEqual([isFile, !url?.startsWith("https:")]);
});

test("composeTabView() shows what was allowed for another tab in that tab only", () => {
  const draft = { site: "shop.example", embedded: [], hosts: ["127.0.0.1"], ports: [{ from: 1, to: 2 }] };
  const grants = [
    makeGrant({ ...draft, term: "tab", tab: 1 }, { id: "here", nowMs: 0 }),
    makeGrant({ ...draft, term: "once", tab: 2 }, { id: "there", nowMs: 0 }),
    makeGrant({ ...draft, term: "always", tab: 2 }, { id: "everywhere", nowMs: 0 }),
  ];
  const { grants: shown } = viewAfter([], { settings: { ...DEFAULT_SETTINGS, grants } });
  expect(shown.map(({ id }) => id)).toEqual(["here", "everywhere"]);
});
