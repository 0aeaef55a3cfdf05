import { Readable } from "node:stream";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { createSurvey } from "./create-survey.ts";
import { findSurvey } from "./find-survey.ts";
import { makePlace, type StorePlace } from "./fixtures/stores.ts";
import { whyNoPostgres } from "./fixtures/start-postgres.ts";
import { plainReport } from "./fixtures/plain-report.ts";
import { planSchema } from "./plan/plan.ts";
import { queueOf } from "./queue.ts";
import { readSites } from "./sites/read-sites.ts";
import type { SiteEntry } from "./sites/site-entry.ts";
import type { Store } from "./store/store.ts";
import { claimVisits } from "./worker/claim-visits.ts";
import { retryRuleOf } from "./worker/retry-rules.ts";
import { runWorker } from "./worker/run-worker.ts";
import { endTurns, takeTurns } from "./worker/take-turns.ts";
import type { FinishedTry } from "./worker/try-visit.ts";
import type { Auditor } from "./worker/visit-site.ts";

const DEADLINE_MS = 120_000;
const PLAN = planSchema.parse({});

function sites(count: number): SiteEntry[] {
  return Array.from({ length: count }, (_, index) => ({
    url: `https://site${index}.test/`,
    domain: `site${index}.test`,
    rank: index + 1,
  }));
}

/** Public documentation addresses (RFC 5737): nothing is sent there, since nothing here opens a browser. */
function resolutions(count: number): Map<string, string> {
  return new Map(
    Array.from({ length: count }, (_, index) => [`site${index}.test`, `203.0.113.${index % 256}`]),
  );
}

const whyNot = await whyNoPostgres();
const kinds = whyNot === undefined ? (["embedded", "server"] as const) : (["embedded"] as const);

test("the tests of the server store can run", ({ skip }) => {
  if (whyNot !== undefined) skip(whyNot);
  expect(kinds).toContain("server");
});

describe.each(kinds)("On the %s store", (kind) => {
  let place: StorePlace;
  let store: Store;
  beforeAll(async () => {
    place = await makePlace(kind);
    store = await place.open();
  }, DEADLINE_MS);
  afterAll(async () => {
    await store.close();
    await place[Symbol.asyncDispose]();
  }, DEADLINE_MS);

  const work = (survey: string, auditor: Auditor, onVisit?: (visit: FinishedTry) => void): Promise<number> =>
    runWorker(store, {
      survey,
      concurrency: 4,
      auditor,
      evidence: undefined,
      deadlineMs: 60_000,
      auditOptions: {},
      resolutions: resolutions(40),
      // As often as ever, but at once.
      rules: (code) => ({ ...retryRuleOf(code), waitSeconds: 0 }),
      signal: AbortSignal.timeout(DEADLINE_MS),
      ...(onVisit && { onVisit }),
    });

  test("createSurvey() adds each site once, however often it is run", { timeout: DEADLINE_MS }, async () => {
    const first = await createSurvey(store, { name: "twice", plan: PLAN, sites: sites(20) });
    expect(first).toMatchObject({ newSites: 20, knownSites: 0, newVisits: 20 });
    const second = await createSurvey(store, { name: "twice", plan: PLAN, sites: sites(25) });
    expect(second).toMatchObject({ id: first.id, newSites: 5, knownSites: 20, newVisits: 5 });
  });

  test("createSurvey() refuses another plan under the same name", { timeout: DEADLINE_MS }, async () => {
    await createSurvey(store, { name: "planned", plan: PLAN, sites: sites(1) });
    const other = planSchema.parse({ lna: ["denied", "off"] });
    await expect(createSurvey(store, { name: "planned", plan: other, sites: sites(1) })).rejects.toThrow(
      /another plan/,
    );
  });

  test("createSurvey() makes no survey of a list that is none", { timeout: DEADLINE_MS }, async () => {
    const noList = readSites(Readable.from(["<html>"]), { allowsPrivate: false }, () => undefined);
    await expect(createSurvey(store, { name: "no-list", plan: PLAN, sites: noList })).rejects.toThrow(
      /is a site/,
    );
    await expect(findSurvey(store.db, "no-list")).rejects.toThrow(/Cannot find a survey/);
  });

  test(
    "claimVisits() puts a busy visit back with the workers that were lost with it still counted",
    { timeout: DEADLINE_MS },
    async () => {
      const { id } = await createSurvey(store, { name: "busy", plan: PLAN, sites: sites(1) });
      const queue = queueOf(id);
      await takeTurns(store, "another", ["203.0.113.2"]);
      await sql`update pgboss.job set retry_count = 3 where name = ${queue}`.execute(store.db);
      const claimant = {
        surveyId: id,
        worker: "this",
        // The second address is another visit's: the browser may go to either.
        findAddresses: async () => ["203.0.113.1", "203.0.113.2"],
        busySeconds: 0,
      };
      const { claimed, busy } = await claimVisits(store, claimant, 1);
      expect([claimed.length, busy.length]).toEqual([0, 1]);
      await endTurns(store.db, "another", ["203.0.113.2"], 0);
      const again = await claimVisits(store, claimant, 1);
      expect(again.claimed.map(({ job }) => job.data.lostBefore)).toEqual([3]);
      const { rows } = await sql<{ left: number }>`
        select retry_limit - retry_count as left from pgboss.job where name = ${queue} and state = 'active'`.execute(
        store.db,
      );
      expect(rows).toEqual([{ left: 2 }]);
      const held = again.claimed.flatMap(({ turns }) => turns);
      await endTurns(store.db, "this", held, 0);
    },
  );

  test(
    "runWorker() has the next visit at hand while all its places are at work, and begins it only then",
    { timeout: DEADLINE_MS },
    async () => {
      const { id } = await createSurvey(store, { name: "ahead", plan: PLAN, sites: sites(8) });
      const countClaimed = async (): Promise<number> => {
        const { rows } = await sql<{ claimed: number }>`
          select count(*)::integer as claimed from pgboss.job where name = ${queueOf(id)} and state = 'active'`.execute(
          store.db,
        );
        return rows[0]?.claimed ?? 0;
      };
      const atWork = new Set<string>();
      let most = 0;
      let claimed: number | undefined;
      const allAtWork = Promise.withResolvers<void>();
      await work("ahead", async (url) => {
        atWork.add(url);
        most = Math.max(most, atWork.size);
        if (atWork.size === 4 && claimed === undefined) {
          claimed = await vi.waitFor(async () => {
            const count = await countClaimed();
            expect(count).toBeGreaterThan(4);
            return count;
          }, 20_000);
          allAtWork.resolve();
        }
        await allAtWork.promise;
        atWork.delete(url);
        return plainReport(url);
      });
      expect([most, claimed]).toEqual([4, 5]);
    },
  );

  test("runWorker() leaves clocks and signals their turn", { timeout: DEADLINE_MS }, async () => {
    await createSurvey(store, { name: "turns", plan: PLAN, sites: sites(40) });
    let ticks = 0;
    const clock = setInterval(() => (ticks += 1), 1);
    onTestFinished(() => clearInterval(clock));
    await work("turns", async (url) => plainReport(url));
    expect(ticks).toBeGreaterThan(3);
  });

  test("runWorker() stores one result for each site and cell", { timeout: DEADLINE_MS }, async () => {
    const plan = planSchema.parse({ lna: ["denied", "off"], visits: 2 });
    const { id } = await createSurvey(store, { name: "matrix", plan, sites: sites(10) });
    const audited: string[] = [];
    const stored = await work("matrix", async (url, { lna }) => {
      audited.push(`${url} ${lna ?? ""}`);
      return plainReport(url);
    });
    expect(stored).toBe(40);
    const rows = await store.db.selectFrom("visit").selectAll().where("surveyId", "=", id).execute();
    expect(new Set(rows.map(({ siteId, cell, visit }) => `${siteId} ${cell} ${visit}`)).size).toBe(40);
    expect(rows.every(({ state, verdict }) => state === "answered" && verdict === "clean")).toBe(true);
    expect(audited.filter((line) => line.endsWith(" off")).length).toBe(20);
  });

  test(
    "runWorker() visits one registrable domain, and one address, at a time",
    { timeout: DEADLINE_MS },
    async () => {
      const shared = Array.from({ length: 8 }, (_, index) => ({
        url: `https://www${index}.shared.test/`,
        domain: index < 4 ? "shared.test" : `own${index}.test`,
        rank: null,
      }));
      await createSurvey(store, { name: "polite", plan: PLAN, sites: shared });
      let atOnce = 0;
      let most = 0;
      await runWorker(store, {
        survey: "polite",
        busySeconds: 0.01,
        concurrency: 4,
        evidence: undefined,
        deadlineMs: 60_000,
        auditOptions: {},
        resolutions: new Map(shared.map(({ url }) => [new URL(url).hostname, "203.0.113.9"])),
        signal: AbortSignal.timeout(DEADLINE_MS),
        auditor: async (url) => {
          atOnce += 1;
          most = Math.max(most, atOnce);
          await new Promise((resolve) => setTimeout(resolve, 20));
          atOnce -= 1;
          return plainReport(url);
        },
      });
      expect(most).toBe(1);
    },
  );

  test(
    "runWorker() takes a failed name for an answer, and gives up what crashes each time",
    { timeout: DEADLINE_MS },
    async () => {
      const { id } = await createSurvey(store, { name: "errors", plan: PLAN, sites: sites(2) });
      let tries = 0;
      await work("errors", async (url) => {
        if (url.includes("site0")) {
          return {
            ...plainReport(url),
            outcome: { kind: "failed", code: "ERR_RECORDER_DNS", message: "no address" },
          };
        }
        tries += 1;
        return {
          ...plainReport(url),
          outcome: { kind: "failed", code: "ERR_RECORDER_DEADLINE", message: "hung" },
        };
      });
      const rows = await store.db
        .selectFrom("visit")
        .select(["code", "state", "attempts"])
        .where("surveyId", "=", id)
        .orderBy("code")
        .execute();
      expect(rows).toEqual([
        { code: "ERR_RECORDER_DEADLINE", state: "dead", attempts: 3 },
        { code: "ERR_RECORDER_DNS", state: "answered", attempts: 1 },
      ]);
      expect(tries).toBe(3);
    },
  );
});
