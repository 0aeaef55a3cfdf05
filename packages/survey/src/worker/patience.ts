import { SurveyError } from "../errors.ts";
import { isFinal } from "../store/is-final.ts";
import type { Store } from "../store/store.ts";

/** How long a worker waits for a database that is away. */
export interface Patience {
  /** After this the worker gives up; what it held is taken up by others when its leases end. Default ten minutes. */
  readonly maxWaitMs?: number;
  /** Whoever ends the worker does not want to wait that long. */
  readonly signal?: AbortSignal;
}

/** Above what a server needs to restart, or a machine to be replaced by another. */
const MAX_WAIT_MS = 600_000;
/** A worker that was told to end waits this long for a place to put its results. */
const LAST_WAIT_MS = 20_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Does something with the database, again and again while the database is away.
 *
 * @throws {SurveyError} `ERR_SURVEY_UNREACHABLE` if it stays away too long; what `action` throws if that is final.
 */
export async function patiently<Result>(
  { kind }: Store,
  action: () => Promise<Result>,
  { maxWaitMs = MAX_WAIT_MS, signal }: Patience = {},
): Promise<Result> {
  const startMs = performance.now();
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)) {
    try {
      return await action();
    } catch (error) {
      if (isFinal(error, kind)) throw error;
      const waitedMs = performance.now() - startMs;
      if (waitedMs > (signal?.aborted === true ? Math.min(LAST_WAIT_MS, maxWaitMs) : maxWaitMs)) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new SurveyError(
          "ERR_SURVEY_UNREACHABLE",
          `Cannot reach the database for ${Math.round(waitedMs / 1000)} s: ${reason}; run it again when it is back`,
          { cause: error },
        );
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
