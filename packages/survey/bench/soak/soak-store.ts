import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSurvey, openEmbedded, openServer, planSchema, type Store } from "../../src/index.ts";
import { startPostgres, type TestServer } from "../../src/fixtures/start-postgres.ts";
import { countSurvey, type Ledger } from "./ledger.ts";
import { soakSites, serveSoakSites } from "./soak-sites.ts";
import { Soak } from "./workers.ts";

/** How much is done, and how much is broken. */
export interface SoakSize {
  readonly visits: number;
  readonly jobs: number;
  /** Of each kind, at least. */
  readonly faults: number;
}

const DWELL_SECONDS = 0.2;
/** Evidence of two or three visits: the disk is full most of the time. */
const DISK = "1m";

/** Soaks one kind of store: first visits in a browser, then jobs without one. */
export async function soakStore(kind: Store["kind"], size: SoakSize): Promise<Ledger> {
  const startMs = performance.now();
  const lifetime = new AbortController();
  const folder = await mkdtemp(join(tmpdir(), "hushport-soak-"));
  const server: TestServer | undefined = kind === "server" ? await startPostgres() : undefined;
  const open = (): Promise<Store> =>
    server === undefined ? openEmbedded(join(folder, "store")) : openServer(server.url);
  try {
    const port = await serveSoakSites(lifetime.signal);
    const plan = planSchema.parse({ dwellSeconds: [DWELL_SECONDS] });
    const store = await open();
    await createSurvey(store, { name: "in a browser", plan, sites: soakSites(size.visits, port) });
    await createSurvey(store, { name: "without one", plan, sites: soakSites(size.jobs, port) });
    await store.close();

    const soak = new Soak(folder, DISK, server);
    const half = Math.ceil(size.faults / 2);
    // One process owns an embedded folder: its worker and its owner die together.
    const workers = kind === "embedded" ? 1 : 3;
    const onServer = (count: number) => (server === undefined ? {} : { restart: count, cut: count });
    await soak.run({
      survey: "in a browser",
      visits: size.visits,
      faults: { "worker-killed": half, "browser-killed": size.faults, ...onServer(half) },
      workers,
      args: [
        `--port=${port}`,
        `--sites=${size.visits}`,
        "--browser",
        `--concurrency=${kind === "embedded" ? 3 : 1}`,
      ],
    });
    await soak.run({
      survey: "without one",
      visits: size.jobs,
      faults: { "worker-killed": half, ...onServer(half) },
      workers,
      args: ["--concurrency=16"],
    });

    const counted = await open();
    const surveys = [await countSurvey(counted, "in a browser"), await countSurvey(counted, "without one")];
    await counted.close();
    const names = server === undefined ? FAULT_NAMES.embedded : FAULT_NAMES.server;
    return {
      store: kind,
      seconds: (performance.now() - startMs) / 1000,
      surveys,
      faults: Object.entries(names).map(([fault, name]) => ({
        kind: name,
        count: soak.faults.get(fault) ?? 0,
        wanted: size.faults,
      })),
      crashes: soak.crashes,
      ends: soak.ends,
    };
  } finally {
    lifetime.abort();
    await server?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  }
}

const COMMON = { "browser-killed": "browser killed (−9)", "disk-full": "evidence disk full (ENOSPC)" };
const FAULT_NAMES = {
  embedded: { "worker-killed": "owner of the folder killed with its worker (−9), restarted", ...COMMON },
  server: {
    "worker-killed": "worker killed (−9)",
    ...COMMON,
    restart: "server restarted (immediate shutdown)",
    cut: "all connections cut",
  },
} as const satisfies Record<Store["kind"], Record<string, string>>;
