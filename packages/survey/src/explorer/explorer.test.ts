import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makePlace, type StorePlace } from "../fixtures/stores.ts";
import { planSchema } from "../plan/plan.ts";
import type { Store } from "../store/store.ts";
import { createExplorer, type Explorer } from "./create-explorer.ts";
import { fillStore } from "./fixtures/fill-store.ts";
import { countStandings } from "./queries/count-standings.ts";
import { listSites } from "./queries/list-sites.ts";
import { readView } from "./read-view.ts";
import { formatRoute, type Route } from "./route.ts";
import { STANDINGS } from "./standing.ts";

const DEADLINE_MS = 120_000;
const HOSTILE = `"><img src=x onerror=alert(1)><script>alert(2)</script>\u202e`;
const IN_LIST = { survey: "mix", cell: 0, after: 0 } as const;

describe.each(["embedded", "server"] as const)("On the %s store", (kind) => {
  let place: StorePlace;
  let store: Store;
  let explorer: Explorer;
  let surveyId: number;
  beforeAll(async () => {
    place = await makePlace(kind);
    store = await place.open();
    surveyId = await fillStore(store, {
      name: "mix",
      count: 600,
      seed: 3,
      plan: planSchema.parse({ lna: ["denied", "granted"] }),
      titleOf: () => HOSTILE,
    });
    explorer = await createExplorer(store);
  }, DEADLINE_MS);
  afterAll(async () => {
    await store.close();
    await place[Symbol.asyncDispose]();
  }, DEADLINE_MS);

  const open = async (route: Route): Promise<Response> =>
    explorer.fetch(new Request(`http://explorer${formatRoute(route)}`));

  test("the overview counts each site of the cell once", async () => {
    const view = await readView(store.db, { kind: "overview", survey: "mix", cell: 0 });
    if (view?.kind !== "overview") throw new TypeError("It is another page");
    const { standings } = view.facts;
    expect(standings.scan + standings["local-access"] + standings.clean + standings.failed).toBe(600);
    expect(standings.scan).toBeGreaterThan(0);
    expect(standings.failed).toBeGreaterThan(0);
  });

  test("the list of sites has each site once, whatever the size of its parts", async () => {
    const ids: number[] = [];
    for (let after: number | null = 0; after !== null;) {
      const page = await listSites(
        store.db,
        { surveyId, cell: 0, visits: 1 },
        { filter: {}, after, limit: 70 },
      );
      ids.push(...page.sites.map(({ id }) => id));
      after = page.next;
    }
    expect(ids.length).toBe(600);
    expect(new Set(ids).size).toBe(600);
  });

  test.each([
    { standing: "scan" },
    { purpose: "developer-error" },
    { port: 3389 },
    { vendor: "ThreatMetrix" },
    { channel: "websocket" },
    { text: "SHOP-0." },
  ] as const)("the list of sites is narrowed by %o, and is not empty", async (filter) => {
    const view = await readView(store.db, { kind: "sites", ...IN_LIST, ...filter });
    if (view?.kind !== "sites") throw new TypeError("It is another page");
    expect(view.page.sites.length).toBeGreaterThan(0);
    expect(view.page.sites.length).toBeLessThan(100);
  });

  test("what is searched for is a value, never a part of the query", async () => {
    for (const text of ["'; drop table hushport.site; --", "%", "\\", "' or '1'='1"]) {
      const view = await readView(store.db, { kind: "sites", ...IN_LIST, text, vendor: text });
      if (view?.kind !== "sites") throw new TypeError("It is another page");
      expect(view.page.sites).toEqual([]);
    }
    expect((await open({ kind: "sites", ...IN_LIST })).status).toBe(200);
  });

  test("every page answers, without scripts and with hostile titles as text", async () => {
    const [scan] = (
      await listSites(
        store.db,
        { surveyId, cell: 0, visits: 1 },
        { filter: { standing: "scan" }, after: 0, limit: 1 },
      )
    ).sites;
    if (scan === undefined) throw new RangeError("No site scans");
    const routes: readonly Route[] = [
      { kind: "surveys" },
      { kind: "overview", survey: "mix", cell: 1 },
      { kind: "sites", ...IN_LIST, standing: "scan" },
      { kind: "site", survey: "mix", site: scan.id },
      { kind: "vendor", ...IN_LIST, vendor: HOSTILE },
      { kind: "port", ...IN_LIST, port: 3389 },
      { kind: "comparison", survey: "mix", cell: 0, otherCell: 1, change: "appeared", after: 0 },
    ];
    for (const route of routes) {
      const response = await open(route);
      const html = await response.text();
      expect([route.kind, response.status]).toEqual([route.kind, 200]);
      expect(response.headers.get("content-security-policy")).toMatch(
        /^default-src 'none'; style-src 'sha256-/,
      );
      expect(html).not.toMatch(/<script|<img|\u202e/);
    }
  });

  test("a report comes in a sandbox, and what is not there is told so", async () => {
    const visit = await store.db
      .selectFrom("visit")
      .select("id")
      .where("report", "is not", null)
      .executeTakeFirstOrThrow();
    const report = await open({ kind: "report", survey: "mix", visit: visit.id });
    expect(report.headers.get("content-security-policy")).toMatch(/^sandbox allow-scripts/);
    expect(await report.text()).toContain("Hushport audit");
    expect((await open({ kind: "overview", survey: "none", cell: 0 })).status).toBe(404);
    expect((await open({ kind: "overview", survey: "mix", cell: 9 })).status).toBe(404);
    expect((await open({ kind: "site", survey: "mix", site: 99_999 })).status).toBe(404);
    expect((await explorer.fetch(new Request("http://explorer/nowhere"))).status).toBe(404);
    expect((await explorer.fetch(new Request("http://explorer/sites?survey=mix&port=many"))).status).toBe(
      404,
    );
  });

  test("a site that was visited more than once is counted once, by the visit that says most", async () => {
    const id = await fillStore(store, {
      name: "thrice",
      count: 200,
      seed: 5,
      plan: planSchema.parse({ visits: 3 }),
    });
    const rows = await store.db
      .selectFrom("visit")
      .select(["siteId", "standing"])
      .where("surveyId", "=", id)
      .execute();
    const told = [...Map.groupBy(rows, ({ siteId }) => siteId).values()].map((visits) =>
      Math.max(...visits.map(({ standing }) => standing)),
    );
    const counted = await countStandings(store.db, { surveyId: id, cell: 0, visits: 3 });
    expect(STANDINGS.map((standing) => counted[standing])).toEqual(
      STANDINGS.map((_standing, index) => told.filter((one) => one === index).length),
    );
  });

  test("a comparison of a cell with itself finds no change", async () => {
    const view = await readView(store.db, {
      kind: "comparison",
      survey: "mix",
      cell: 0,
      otherCell: 0,
      change: "same",
      after: 0,
    });
    if (view?.kind !== "comparison") throw new TypeError("It is another page");
    const { appeared, vanished, changed, same } = view.facts.counts;
    expect([appeared, vanished, changed]).toEqual([0, 0, 0]);
    expect(same).toBeGreaterThan(0);
  });
});
