import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import * as z from "zod/mini";
import {
  createSurvey,
  openEmbedded,
  openServer,
  planSchema,
  type SiteEntry,
  type Store,
} from "../../src/index.ts";
import { startPostgres } from "../../src/fixtures/start-postgres.ts";

/** A queue on its own. */
export interface QueueFigures {
  readonly kind: Store["kind"];
  readonly sites: number;
  readonly workers: number;
  readonly createSeconds: number;
  readonly drainSeconds: number;
  /** Time that a worker spends on the queue for one visit: all workers' time, divided by the visits. */
  readonly queueMs: number;
  /** Peak memory of one worker in the first and in the last quarter of its run. */
  readonly firstMib: number;
  readonly lastMib: number;
}

const answerSchema = z.object({
  stored: z.int(),
  ms: z.number(),
  cpuMs: z.number(),
  firstMib: z.number(),
  lastMib: z.number(),
});

/** Creates so many sites and drains them by worker processes that do nothing else. */
export async function measureQueue({
  kind,
  sites,
  workers,
}: {
  readonly kind: Store["kind"];
  readonly sites: number;
  readonly workers: number;
}): Promise<QueueFigures> {
  const folder = await mkdtemp(join(tmpdir(), "hushport-bench-"));
  const server = kind === "server" ? await startPostgres() : undefined;
  const open = (): Promise<Store> => (server === undefined ? openEmbedded(folder) : openServer(server.url));
  try {
    const store = await open();
    const createMs = performance.now();
    await createSurvey(store, { name: "queue", plan: planSchema.parse({}), sites: listOf(sites) });
    const createSeconds = (performance.now() - createMs) / 1_000;
    await store.close();
    const drainMs = performance.now();
    const answers = await Promise.all(
      Array.from({ length: workers }, () =>
        runQueueWorker(server === undefined ? `--dir=${folder}` : `--db=${server.url}`),
      ),
    );
    const drainSeconds = (performance.now() - drainMs) / 1_000;
    const stored = answers.reduce((total, answer) => total + answer.stored, 0);
    if (stored !== sites) throw new Error(`Cannot measure the queue: ${stored} of ${sites} results`);
    return {
      kind,
      sites,
      workers,
      createSeconds,
      drainSeconds,
      queueMs: answers.reduce((total, { ms }) => total + ms, 0) / sites,
      firstMib: Math.max(...answers.map(({ firstMib }) => firstMib)),
      lastMib: Math.max(...answers.map(({ lastMib }) => lastMib)),
    };
  } finally {
    await server?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  }
}

function* listOf(count: number): Generator<SiteEntry> {
  for (let index = 0; index < count; index += 1) {
    yield { url: `https://site${index}.test/`, domain: `site${index}.test`, rank: index + 1 };
  }
}

async function runQueueWorker(place: string): Promise<z.infer<typeof answerSchema>> {
  const child = spawn(
    process.execPath,
    ["--conditions=hushport-source", join(import.meta.dirname, "queue-worker.ts"), "--survey=queue", place],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  return answerSchema.parse(JSON.parse(await text(child.stdout)));
}
