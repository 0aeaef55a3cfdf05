import { ARGUMENTS } from "./fixtures/contract/arguments.ts";
import type { ContractCase, Surroundings } from "./fixtures/contract/case.ts";
import { EARLY_CLOSE, LIFE } from "./fixtures/contract/life.ts";
import { LISTENERS } from "./fixtures/contract/listeners.ts";
import { SHAPE } from "./fixtures/contract/shape.ts";

export type { ContractCase, Surroundings } from "./fixtures/contract/case.ts";

/**
 * The public behaviour of WebSocket, piece by piece; runs in pages, workers and Node. Those that wait for an outcome
 * come first: Chromium makes a process wait in which many connections have failed.
 */
export const CONTRACT: readonly ContractCase[] = [
  ...LIFE,
  ...LISTENERS,
  ...EARLY_CLOSE,
  ...SHAPE,
  ...ARGUMENTS,
];

/** Above what any case takes with a latency of a few seconds. */
const CASE_DEADLINE_MS = 10_000;

/** Cases at once: browsers make WebSockets wait for one another, and the longer the more of them have failed. */
const AT_ONCE = 6;

/** What the contract runs against. */
export interface ContractRun {
  readonly WebSocket: typeof WebSocket;
  readonly echoUrl: string;
  /** Several of each, because Firefox makes a port wait that has failed before. */
  readonly httpUrls: readonly string[];
  readonly closedUrls: readonly string[];
}

/** What can be seen in each case, by its name. A case that does not end says so. */
export async function runContract(run: ContractRun): Promise<Record<string, unknown>> {
  const { WebSocket, echoUrl, httpUrls, closedUrls } = run;
  const seen: Record<string, unknown> = {};
  for (let start = 0; start < CONTRACT.length; start += AT_ONCE) {
    const batch = CONTRACT.slice(start, start + AT_ONCE).map(async (piece, offset) => {
      const pick = (urls: readonly string[]): string => urls[(start + offset) % urls.length] ?? "";
      const surroundings = { WebSocket, echoUrl, httpUrl: pick(httpUrls), closedUrl: pick(closedUrls) };
      seen[piece.name] = await observe(piece, surroundings);
    });
    await Promise.all(batch);
  }
  return seen;
}

async function observe(piece: ContractCase, surroundings: Surroundings): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve("never ended"), CASE_DEADLINE_MS);
  });
  const outcome = (async () => piece.run(surroundings))().catch((error: unknown) => `threw ${String(error)}`);
  const seen: unknown = await Promise.race([outcome, late]);
  clearTimeout(timer);
  // As JSON, because that is how it comes out of a browser.
  return JSON.parse(JSON.stringify(seen ?? null));
}
