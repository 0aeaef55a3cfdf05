// One worker of a soak, in a process of its own that may be killed at any moment. Tells by messages what it does.
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { audit, type AuditReport } from "@hushport/audit";
import {
  evidenceFolder,
  openEmbedded,
  openServer,
  runWorker,
  type Auditor,
  type EvidenceStore,
  type FindAddresses,
  type Store,
} from "../../src/index.ts";
import { plainReport } from "../../src/fixtures/plain-report.ts";
import { retryRuleOf } from "../../src/worker/retry-rules.ts";
import type { SoakMessage } from "./soak-message.ts";
import { addressOf } from "./soak-sites.ts";

const { values } = parseArgs({
  options: {
    survey: { type: "string", default: "" },
    dir: { type: "string" },
    db: { type: "string", default: "" },
    evidence: { type: "string", default: "" },
    port: { type: "string", default: "0" },
    sites: { type: "string", default: "0" },
    concurrency: { type: "string", default: "1" },
    browser: { type: "boolean", default: false },
  },
});
/** One result in so many of the browserless visits has evidence. */
const FOUND_EVERY = 50;
const EVIDENCE_BYTES = 60_000;
/** A browserless visit takes as long as a very fast page. */
const VISIT_MS = 5;
const OPEN_DEADLINE_MS = 60_000;

function tell(message: SoakMessage): void {
  if (process.connected) process.send?.(message, () => undefined);
}

/** Counts what a full disk refuses; somebody makes room after some of the refusals, so that both ways are gone. */
function watchDisk(inner: EvidenceStore, folder: string): EvidenceStore {
  let refusals = 0;
  return {
    keep: async (bundle, name) => {
      try {
        return await inner.keep(bundle, name);
      } catch (error) {
        if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
        tell({ kind: "disk-full" });
        refusals += 1;
        if (refusals % 3 === 0)
          for (const entry of await readdir(folder)) await rm(join(folder, entry), { recursive: true });
        throw error;
      }
    },
  };
}

let audited = 0;
const withoutBrowser: Auditor = async (url, { bundleDir }): Promise<AuditReport> => {
  await wait(VISIT_MS);
  audited += 1;
  if (audited % FOUND_EVERY !== 0 || bundleDir === undefined) return plainReport(url);
  await mkdir(join(bundleDir, "evidence"));
  await writeFile(join(bundleDir, "evidence", "netlog.json"), Buffer.alloc(EVIDENCE_BYTES));
  return { ...plainReport(url), verdict: "local-access" };
};

async function open(): Promise<Store> {
  const deadline = Date.now() + OPEN_DEADLINE_MS;
  for (;;) {
    try {
      return values.dir === undefined ? await openServer(values.db) : await openEmbedded(values.dir);
    } catch (error) {
      // Who starts while the server restarts tries again, as a person would.
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code !== "ERR_SURVEY_UNREACHABLE" || Date.now() > deadline) throw error;
      await wait(200);
    }
  }
}

/** An address for documentation (RFC 3849) of its own for each host; nothing is sent there, since nothing opens a browser. */
const findAddresses: FindAddresses = async (host) => {
  const digits = Number(/\d+/.exec(host)?.[0]).toString(16);
  return [`2001:db8::${digits.length > 4 ? `${digits.slice(0, -4)}:${digits.slice(-4)}` : digits}`];
};

const ending = new AbortController();
process.once("SIGTERM", () => ending.abort());
// Whoever started this is gone.
process.once("disconnect", () => ending.abort());
const store = await open();
tell({ kind: "started" });
const port = Number(values.port);
const count = Number(values.sites);
const hosts = Array.from({ length: values.browser ? count : 0 }, (_, index) => ({
  host: `site${index}.test`,
  port,
  address: addressOf(index),
}));
await runWorker(store, {
  survey: values.survey,
  concurrency: Number(values.concurrency),
  auditor: values.browser ? audit : withoutBrowser,
  evidence: watchDisk(evidenceFolder(values.evidence), values.evidence),
  deadlineMs: 60_000,
  auditOptions: { resolutions: hosts },
  ...(values.browser
    ? { resolutions: new Map(hosts.map(({ host, address }) => [host, address])) }
    : { findAddresses }),
  allowsPrivate: true,
  rules: (code) => ({ ...retryRuleOf(code), waitSeconds: 1 }),
  busySeconds: 0.2,
  onVisit: ({ end }) => tell({ kind: "end", end }),
  signal: ending.signal,
});
await store.close();
if (process.connected) process.disconnect();
