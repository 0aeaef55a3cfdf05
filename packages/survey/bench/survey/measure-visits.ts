import type { ServerResponse } from "node:http";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { audit } from "@hushport/audit";
import { serveSite, type Site } from "@hushport/testbed";
import { createSurvey, evidenceFolder, openEmbedded, planSchema, runWorker } from "../../src/index.ts";
import { visitBare } from "../../../audit/bench/visit-bare.ts";
import { peakMemory } from "./peak-memory.ts";

/** One concurrency, both ways. */
export interface VisitFigures {
  readonly concurrency: number;
  readonly visits: number;
  readonly barePerHour: number;
  readonly surveyPerHour: number;
  /** Peak PSS of browsers and Node, divided by the visits at once. */
  readonly bareMib: number;
  readonly surveyMib: number;
  /** Rows of facts and evidence on disk, a visit. */
  readonly bytesPerVisit: number;
}

/** How visits are measured. */
export interface VisitMeasure {
  readonly visits: number;
  readonly dwellMs: number;
  readonly concurrencies: readonly number[];
  readonly onArm: (line: string) => void;
}

const HOUR_MS = 3_600_000;
/** One site in so many has something to be found, as in the studies' worst lists. */
const FOUND_EVERY = 20;

/** Measures the plain loop and the survey in turn, at each concurrency. */
export async function measureVisits(measure: VisitMeasure): Promise<VisitFigures[]> {
  const { visits, dwellMs, concurrencies, onArm } = measure;
  await using site = await serveSite({
    handler: (request, response) => answer(request.headers.host ?? "", request.url ?? "", response),
  });
  const hosts = Array.from({ length: visits }, (_, index) => ({
    host: `site${index}.test`,
    port: site.port,
    address: "127.0.0.1",
  }));
  const figures: VisitFigures[] = [];
  for (const concurrency of concurrencies) {
    const bare = await timed(async () => {
      const waiting = hosts.values();
      const loop = async (): Promise<void> => {
        for (const resolution of waiting) await visitBare(site.url(resolution.host), resolution, dwellMs);
      };
      await Promise.all(Array.from({ length: concurrency }, loop));
    });
    const survey = await surveyOnce(site, hosts, { dwellMs, concurrency });
    const figure = {
      concurrency,
      visits,
      barePerHour: (visits / bare.ms) * HOUR_MS,
      surveyPerHour: (visits / survey.ms) * HOUR_MS,
      bareMib: bare.peakMib / concurrency,
      surveyMib: survey.peakMib / concurrency,
      bytesPerVisit: survey.bytes / visits,
    };
    onArm(
      `${concurrency} at once: bare ${Math.round(figure.barePerHour)}, survey ${Math.round(figure.surveyPerHour)} visits an hour`,
    );
    figures.push(figure);
  }
  return figures;
}

async function surveyOnce(
  site: Site,
  hosts: readonly { readonly host: string; readonly port: number; readonly address: string }[],
  { dwellMs, concurrency }: { readonly dwellMs: number; readonly concurrency: number },
): Promise<{ ms: number; peakMib: number; bytes: number }> {
  const folder = await mkdtemp(join(tmpdir(), "hushport-bench-"));
  const store = await openEmbedded(join(folder, "store"));
  try {
    await createSurvey(store, {
      name: "bench",
      plan: planSchema.parse({ dwellSeconds: [dwellMs / 1_000] }),
      sites: hosts.map(({ host }) => ({ url: site.url(host), domain: host, rank: null })),
    });
    const run = await timed(() =>
      runWorker(store, {
        survey: "bench",
        concurrency,
        auditor: audit,
        evidence: evidenceFolder(join(folder, "evidence")),
        deadlineMs: 120_000,
        auditOptions: { resolutions: hosts },
        resolutions: new Map(hosts.map(({ host, address }) => [host, address])),
        // All sites are on this one machine; each has an address of its own for the queue, so that none waits.
        findAddresses: async (host) => [`2001:db8::${Number(/\d+/.exec(host)?.[0]).toString(16)}`],
        allowsPrivate: true,
        signal: new AbortController().signal,
      }),
    );
    const { bytes } = await store.db
      .selectFrom("visit")
      .select((build) => build.fn.sum<string>("evidenceBytes").as("bytes"))
      .executeTakeFirstOrThrow();
    return { ...run, bytes: Number(bytes) };
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function timed(action: () => Promise<unknown>): Promise<{ ms: number; peakMib: number }> {
  const memory = peakMemory();
  const startMs = performance.now();
  await action();
  const ms = performance.now() - startMs;
  return { ms, peakMib: memory.stop() };
}

const SCRIPT = `globalThis.count=(globalThis.count??0)+1;\n${"// padding of an ordinary script\n".repeat(1_000)}`;

/** A page of some weight: twenty scripts of 32 kB. */
function answer(host: string, path: string, response: ServerResponse): void {
  if (path.endsWith(".js")) {
    response.setHeader("content-type", "text/javascript").end(SCRIPT);
    return;
  }
  const number = Number(/\d+/.exec(host)?.[0] ?? 1);
  const scan =
    number % FOUND_EVERY === 0
      ? '<script>for (const port of [63333, 5900, 5901, 3389, 7070]) new WebSocket("wss://127.0.0.1:" + port);</script>'
      : "";
  const scripts = Array.from({ length: 20 }, (_, index) => `<script src="/script-${index}.js"></script>`);
  response
    .setHeader("content-type", "text/html")
    .end(
      `<!doctype html><html lang="en"><title>Site ${number}</title><p>Some words.</p>${scripts.join("")}${scan}`,
    );
}
