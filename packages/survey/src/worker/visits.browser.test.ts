import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { audit } from "@hushport/audit";
import { serveSite } from "@hushport/testbed";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSurvey } from "../create-survey.ts";
import { planSchema } from "../plan/plan.ts";
import { openEmbedded } from "../store/open-embedded.ts";
import type { Store } from "../store/store.ts";
import { evidenceFolder } from "./evidence-folder.ts";
import { retryRuleOf } from "./retry-rules.ts";
import { runWorker } from "./run-worker.ts";

const DEADLINE_MS = 150_000;
const SCAN =
  'for (const port of [63333, 5900, 5901, 5902, 5903, 3389, 5950, 5931, 5939, 6039]) new WebSocket("wss://127.0.0.1:" + port);';
const site = await serveSite({
  routes: {
    "once.test/": page(`if (!localStorage.seen && !document.cookie) { ${SCAN} }
        localStorage.seen = 1; document.cookie = "seen=1; max-age=9999";`),
    "hangs.test/": page("for (;;);"),
  },
});
let folder = "";
let store: Store | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hushport-visits-"));
  store = await openEmbedded(join(folder, "store"));
}, DEADLINE_MS);
afterAll(async () => {
  await store?.close();
  await site.close();
  await rm(folder, { recursive: true, force: true });
}, DEADLINE_MS);

function page(script: string): { readonly type: string; readonly body: string } {
  return {
    type: "text/html",
    body: `<!doctype html><html lang="en"><title>A page</title><script>${script}</script>`,
  };
}

async function survey(host: string, visits: number, deadlineMs: number) {
  if (store === undefined) throw new TypeError("There is no store");
  const plan = planSchema.parse({ dwellSeconds: [0.5], visits });
  const sites = [{ url: site.url(host), domain: host, rank: null }];
  const { id } = await createSurvey(store, { name: host, plan, sites });
  const resolution = { host, port: site.port, address: site.host };
  await runWorker(store, {
    survey: host,
    concurrency: 1,
    auditor: audit,
    evidence: evidenceFolder(join(folder, "evidence", host)),
    deadlineMs,
    auditOptions: { resolutions: [resolution] },
    resolutions: new Map([[host, site.host]]),
    rules: (code) => ({ ...retryRuleOf(code), waitSeconds: 0 }),
    busySeconds: 0.1,
    signal: AbortSignal.timeout(DEADLINE_MS),
  });
  return store.db
    .selectFrom("visit")
    .select(["state", "outcome", "code", "verdict", "attempts", "evidence"])
    .where("surveyId", "=", id)
    .orderBy("visit")
    .execute();
}

test("a scan that happens on the first visit only is seen on each", { timeout: DEADLINE_MS }, async () => {
  const rows = await survey("once.test", 2, 60_000);
  expect(rows.map(({ verdict }) => verdict)).toEqual(["scan", "scan"]);
  expect((await readdir(join(folder, "evidence", "once.test"))).length).toBe(2);
});

test(
  "a page that hangs is ended at the deadline, and given up with its evidence",
  { timeout: DEADLINE_MS },
  async () => {
    const [row, ...others] = await survey("hangs.test", 1, 4_000);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ state: "dead", code: expect.stringMatching(/^ERR_/) });
    expect(row?.attempts).toBeGreaterThan(1);
    expect(row?.evidence).not.toBeNull();
  },
);
