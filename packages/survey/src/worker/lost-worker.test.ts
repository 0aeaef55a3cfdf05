import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSurvey } from "../create-survey.ts";
import { plainReport } from "../fixtures/plain-report.ts";
import { startPostgres, whyNoPostgres, type TestServer } from "../fixtures/start-postgres.ts";
import { planSchema } from "../plan/plan.ts";
import { openEmbedded } from "../store/open-embedded.ts";
import { openServer } from "../store/open-server.ts";
import type { Store } from "../store/store.ts";
import { runWorker, type WorkerOptions } from "./run-worker.ts";

const DEADLINE_MS = 120_000;
const whyNot = await whyNoPostgres();
let server: TestServer | undefined;
let store: Store | undefined;

beforeAll(async () => {
  if (whyNot !== undefined) return;
  server = await startPostgres();
  store = await openServer(server.url);
}, DEADLINE_MS);
afterAll(async () => {
  await store?.close();
  await server?.[Symbol.asyncDispose]();
}, DEADLINE_MS);

async function prepare(place: Store | undefined, name: string, count: number): Promise<number> {
  if (place === undefined) throw new TypeError("There is no store");
  const sites = Array.from({ length: count }, (_, index) => ({
    url: `https://${name}${index}.test/`,
    domain: `${name}${index}.test`,
    rank: null,
  }));
  const { id } = await createSurvey(place, { name, plan: planSchema.parse({}), sites });
  return id;
}

/** Lets a worker of another process take the only visit of a survey, and kills it. */
async function takeAndKill(place: string, survey: string): Promise<void> {
  const program = join(import.meta.dirname, "..", "fixtures", "worker-that-hangs.ts");
  const child = spawn(process.execPath, ["--conditions=hushport-source", program, place, survey], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [taken] = await once(child.stdout, "data");
  expect(String(taken)).toContain(`https://${survey}0.test/`);
  child.kill("SIGKILL");
  await once(child, "exit");
}

function options(survey: string, others: Partial<WorkerOptions> = {}): WorkerOptions {
  return {
    survey,
    concurrency: 2,
    auditor: async (url) => plainReport(url),
    evidence: undefined,
    deadlineMs: 60_000,
    auditOptions: {},
    busySeconds: 0.2,
    findAddresses: async (host) => [`203.0.113.${Number(/\d+/.exec(host)?.[0]) + 1}`],
    signal: AbortSignal.timeout(DEADLINE_MS),
    ...others,
  };
}

test("a visit whose worker is killed is made once by another", { timeout: DEADLINE_MS }, async ({ skip }) => {
  if (server === undefined || store === undefined) {
    skip(whyNot);
    return;
  }
  const id = await prepare(store, "killed", 1);
  await takeAndKill(server.url, "killed");
  expect(await runWorker(store, options("killed"))).toBe(1);
  const rows = await store.db
    .selectFrom("visit")
    .select(["attempts", "state"])
    .where("surveyId", "=", id)
    .execute();
  expect(rows).toEqual([{ attempts: 2, state: "answered" }]);
});

test(
  "runWorker() goes on after the server was away, and after its connections were cut",
  { timeout: DEADLINE_MS },
  async ({ skip }) => {
    if (server === undefined || store === undefined) {
      skip(whyNot);
      return;
    }
    const id = await prepare(store, "away", 40);
    let audited = 0;
    const { restart, cutConnections } = server;
    const stored = await runWorker(
      store,
      options("away", {
        auditor: async (url) => {
          audited += 1;
          if (audited === 10) await restart();
          if (audited === 20) await cutConnections();
          return plainReport(url);
        },
      }),
    );
    const rows = await store.db.selectFrom("visit").select("siteId").where("surveyId", "=", id).execute();
    expect(new Set(rows.map(({ siteId }) => siteId)).size).toBe(40);
    expect(rows.length).toBe(40);
    // A result whose acknowledgement was cut off may have been stored without this worker knowing.
    expect(stored).toBeGreaterThanOrEqual(38);
  },
);

test(
  "runWorker() gives up a database that stays away, in one line",
  { timeout: DEADLINE_MS },
  async ({ skip }) => {
    if (whyNot !== undefined) {
      skip(whyNot);
      return;
    }
    await using own = await startPostgres();
    const away = await openServer(own.url);
    await createSurvey(away, {
      name: "gone",
      plan: planSchema.parse({}),
      sites: [{ url: "https://gone0.test/", domain: "gone0.test", rank: null }],
    });
    const working = runWorker(
      away,
      options("gone", {
        maxWaitMs: 500,
        auditor: async (url) => {
          await own.stop();
          return plainReport(url);
        },
      }),
    );
    await expect(working).rejects.toMatchObject({ code: "ERR_SURVEY_UNREACHABLE" });
    await away.close();
  },
);

test(
  "a folder whose owner is killed is opened again, and its visit is made once",
  { timeout: DEADLINE_MS },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "hushport-lost-"));
    try {
      const before = await openEmbedded(folder);
      const id = await prepare(before, "owned", 1);
      await before.close();
      await takeAndKill(folder, "owned");
      const after = await openEmbedded(folder);
      expect(await runWorker(after, options("owned"))).toBe(1);
      const rows = await after.db.selectFrom("visit").select("attempts").where("surveyId", "=", id).execute();
      await after.close();
      expect(rows).toEqual([{ attempts: 2 }]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
