import { setTimeout as pause } from "node:timers/promises";
import { openEmbedded } from "../store/open-embedded.ts";
import { createOwnerApp } from "./create-owner-app.ts";
import type { Answer } from "./desk.ts";
import { findOwner, OwnerGoneError } from "./find-owner.ts";
import { listenOwner } from "./listen-owner.ts";
import { isOwned } from "./open-desk.ts";

/** What answers at present. */
interface Source {
  readonly answer: Answer;
  readonly close: () => Promise<void>;
}

/** After a folder was given away, its next owner has this long to take it. */
const YIELDED_MS = 3_000;

const LOOK_MS = 20;

const BUSY = "Another hushport is taking this survey over. Load the page again.\n";

/** Answers for a folder however its owner changes. */
export interface KeptDesk extends AsyncDisposable {
  readonly answer: Answer;
}

/**
 * Answers for a folder for as long as it likes: as its owner while nobody works with it, through the one who does, and
 * as the owner again afterwards.
 *
 * @throws {SurveyError} What `openEmbedded` throws, at once and not at the first request.
 */
export async function keepDesk(folder: string): Promise<KeptDesk> {
  let source: Promise<Source> | undefined;
  let givenAwayMs = Number.NEGATIVE_INFINITY;
  let underWay = 0;

  const open = async (): Promise<Source> => {
    const isGivenAway = performance.now() - givenAwayMs < YIELDED_MS;
    try {
      if (!isGivenAway) return await own();
    } catch (error) {
      if (!isOwned(error)) throw error;
    }
    const owner = await findOwner(folder);
    if (owner === undefined)
      throw new OwnerGoneError(`Cannot ask the owner of ${folder}: it does not listen yet`);
    return { answer: owner, close: () => Promise.resolve() };
  };

  const own = async (): Promise<Source> => {
    const store = await openEmbedded(folder);
    const app = createOwnerApp(store, { onYield: () => void giveAway() });
    const listening = await listenOwner(folder, app);
    const close = async (): Promise<void> => {
      await listening[Symbol.asyncDispose]();
      await store.close();
    };
    return { answer: async (request) => app.fetch(request), close };
  };

  const giveAway = async (): Promise<void> => {
    givenAwayMs = performance.now();
    const before = source;
    source = undefined;
    // What is being answered is answered; the next owner waits for the lock anyway.
    const isBusy = (): boolean => underWay > 0;
    for (let waitedMs = 0; isBusy() && waitedMs < YIELDED_MS; waitedMs += LOOK_MS) await pause(LOOK_MS);
    await (await before)?.close();
  };

  const ask = async (request: Request): Promise<Response> => {
    source ??= open();
    const asked = source;
    try {
      return await (await asked).answer(request);
    } catch (error) {
      if (source === asked) source = undefined;
      throw error;
    }
  };

  const answer: Answer = async (request) => {
    underWay += 1;
    try {
      return await ask(request).catch((error: unknown) => {
        if (!(error instanceof OwnerGoneError)) throw error;
        return ask(request);
      });
    } catch (error) {
      if (error instanceof OwnerGoneError || isOwned(error))
        return new Response(BUSY, { status: 503, headers: { "retry-after": "1" } });
      throw error;
    } finally {
      underWay -= 1;
    }
  };

  source = open();
  await source;
  return {
    answer,
    [Symbol.asyncDispose]: async () => {
      await (await source?.catch(() => undefined))?.close();
    },
  };
}
