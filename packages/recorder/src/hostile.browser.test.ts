import { openTarget, serveSite, type Answer, type Site, type Target } from "@hushport/testbed";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hostilePages, type HostilePage } from "./fixtures/hostile-pages.ts";
import { openWatchedVisits, type WatchedVisits } from "./fixtures/watched-visits.ts";

/** How long a page may take to load, on a loaded machine. */
const TIMEOUT_MS = 15_000;

/** Timeout, dwell, and what a loaded machine needs to start and to end a browser twice over. */
const VISIT_DEADLINE_MS = 30_000;

/** Takes two cores by itself: beside the others it may miss the deadline that it keeps alone. */
const HEAVIEST = "a-hundred-popups";

const HOST = "hostile.test";

let visits: WatchedVisits;
let site: Site;
let closed: Target;
const stop = new AbortController();

beforeAll(async () => {
  visits = await openWatchedVisits();
  closed = await openTarget("closed", { signal: stop.signal });
  const { signal } = stop;
  site = await serveSite({ tls: [HOST], routes: routesOf(hostilePages(closed.port)), signal });
});
afterAll(async () => {
  stop.abort();
  await visits.close();
});

/** Every page under its name, and what it needs besides. */
function routesOf(pages: Readonly<Record<string, HostilePage>>): Record<string, Answer> {
  const more = Object.values(pages).flatMap(({ more: answers = {} }) => Object.entries(answers));
  return {
    ...Object.fromEntries(Object.entries(pages).map(([name, { answer }]) => [`/${name}`, answer])),
    ...Object.fromEntries(more),
  };
}

const NAME = "record() ends in time, names the outcome and keeps what was seen, on a page";
const PAGES = Object.entries(hostilePages(0));

describe.concurrent(NAME, () => {
  test.for(PAGES.filter(([name]) => name !== HEAVIEST))("%s", { timeout: 120_000 }, expectEnd);
});

describe(NAME, () => {
  test.for(PAGES.filter(([name]) => name === HEAVIEST))("%s", { timeout: 120_000 }, expectEnd);
});

async function expectEnd([name, page]: readonly [name: string, page: HostilePage]): Promise<void> {
  const { outcome, probes, switches = [], timeoutMs = TIMEOUT_MS, title } = page;
  const { recording, tookMs } = await visits.visit(site.url(HOST, `/${name}`), {
    timeoutMs,
    certificates: "ignore",
    resolutions: [{ host: HOST, port: site.port, address: "127.0.0.1" }],
    switches,
  });
  expect(tookMs).toBeLessThan(VISIT_DEADLINE_MS);
  expect(recording.outcome).toMatchObject(outcome);
  const [least, most] = probes;
  expect(recording.totals.probes).toBeGreaterThanOrEqual(least);
  expect(recording.totals.probes).toBeLessThanOrEqual(most);
  expect(new Set(recording.probes.map(({ port }) => port))).toEqual(
    new Set(least === 0 ? [] : [closed.port]),
  );
  if (title !== undefined) expect(recording.title).toBe(title);
}

test("record() leaves no process and no folder behind, whatever the page did", async () => {
  // A page that was tried again had one browser more.
  expect(visits.browsers.length).toBeGreaterThanOrEqual(Object.keys(hostilePages(0)).length);
  expect(await visits.leftovers()).toEqual({ processes: [], paths: [] });
});
