import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makePlace, type StorePlace } from "../../fixtures/stores.ts";
import { planSchema } from "../../plan/plan.ts";
import type { Store } from "../../store/store.ts";
import { compareByHand } from "../fixtures/compare-by-hand.ts";
import { fillStore } from "../fixtures/fill-store.ts";
import { CHANGES } from "../route.ts";
import { compareSites } from "./compare.ts";
import type { Scope } from "./scope.ts";

const DEADLINE_MS = 120_000;
/** Of each list, so that there are several. */
const PART = 3;

type Side = [name: string, cell: number, visits: number];
type Comparison = [name: string, a: Side, b: Side];

describe.each(["embedded", "server"] as const)("On the %s store", (kind) => {
  let place: StorePlace;
  let store: Store;
  const surveys = new Map<string, number>();
  const scopeOf = (name: string, cell: number, visits: number): Scope => ({
    surveyId: surveys.get(name) ?? 0,
    cell,
    visits,
  });

  beforeAll(async () => {
    place = await makePlace(kind);
    store = await place.open();
    const plans = { first: { lna: ["denied", "granted"] }, later: { visits: 2 }, waiting: {} };
    for (const [index, [name, plan]] of Object.entries(plans).entries()) {
      // The later survey has sites that the first one has not.
      const count = name === "later" ? 700 : 500;
      surveys.set(name, await fillStore(store, { name, count, seed: index, plan: planSchema.parse(plan) }));
    }
    // Half of them are still to be visited.
    const waiting = surveys.get("waiting") ?? 0;
    await store.db
      .deleteFrom("visit")
      .where("surveyId", "=", waiting)
      .where((visit) =>
        visit(
          visit.ref("siteId"),
          ">",
          visit
            .selectFrom("site")
            .select(({ fn }) => fn.avg<number>("id").as("middle"))
            .where("surveyId", "=", waiting),
        ),
      )
      .execute();
  }, DEADLINE_MS);
  afterAll(async () => {
    await store.close();
    await place[Symbol.asyncDispose]();
  }, DEADLINE_MS);

  test.each([
    ["two cells", ["first", 0, 1], ["first", 1, 1]],
    ["a cell with itself", ["first", 1, 1], ["first", 1, 1]],
    ["two surveys", ["first", 0, 1], ["later", 0, 2]],
    ["two surveys, the other way round", ["later", 0, 2], ["first", 1, 1]],
    ["a survey that is not done", ["first", 0, 1], ["waiting", 0, 1]],
  ] satisfies Comparison[])(
    "compareSites() of %s finds what reading everything finds",
    async (_name, a, b) => {
      const scopes = [scopeOf(...a), scopeOf(...b)] as const;
      const byHand = await compareByHand(store.db, scopes);
      expect(byHand.size).toBeGreaterThan(0);
      for (const change of CHANGES) {
        const urls: string[] = [];
        for (let offset: number | null = 0; offset !== null;) {
          const part = await compareSites(store.db, scopes, { change, offset, limit: PART });
          urls.push(...part.sites.map(({ url }) => url));
          expect(part.counts[change]).toBe(byHand.get(change)?.length ?? 0);
          offset = part.next;
        }
        expect(urls.toSorted()).toEqual(byHand.get(change) ?? []);
      }
    },
  );
});
