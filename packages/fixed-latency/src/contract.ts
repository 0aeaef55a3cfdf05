import { ARGUMENTS } from "./fixtures/contract/arguments.ts";
import type { ContractCase, Surroundings } from "./fixtures/contract/case.ts";
import { EARLY_CLOSE, LIFE } from "./fixtures/contract/life.ts";
import { LISTENERS } from "./fixtures/contract/listeners.ts";
import { SHAPE } from "./fixtures/contract/shape.ts";

export type { ContractCase, Surroundings } from "./fixtures/contract/case.ts";

/** The public behaviour of WebSocket, piece by piece; runs in pages, workers and Node. */
export const CONTRACT: readonly ContractCase[] = [
  ...SHAPE,
  ...ARGUMENTS,
  ...LISTENERS,
  ...LIFE,
  ...EARLY_CLOSE,
];

/** Above what any case takes with a latency of some hundred milliseconds. */
const CASE_DEADLINE_MS = 4000;

/** What can be seen in each case, by its name. A case that does not end says so. */
export async function runContract(surroundings: Surroundings): Promise<Record<string, unknown>> {
  const seen: Record<string, unknown> = {};
  await Promise.all(
    CONTRACT.map(async (piece) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise((resolve) => {
        timer = setTimeout(() => resolve("never ended"), CASE_DEADLINE_MS);
      });
      const outcome = (async () => piece.run(surroundings))().catch(
        (error: unknown) => `threw ${String(error)}`,
      );
      // As JSON, because that is how it comes out of a browser.
      seen[piece.name] = JSON.parse(JSON.stringify((await Promise.race([outcome, late])) ?? null));
      clearTimeout(timer);
    }),
  );
  return seen;
}
