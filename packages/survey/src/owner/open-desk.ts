import { setTimeout as pause } from "node:timers/promises";
import { SurveyError } from "../errors.ts";
import { openEmbedded } from "../store/open-embedded.ts";
import type { Store } from "../store/store.ts";
import { createOwnerApp } from "./create-owner-app.ts";
import { createDesk, DESK_PATH, type Desk } from "./desk.ts";
import { findOwner } from "./find-owner.ts";
import { listenOwner } from "./listen-owner.ts";

/** A desk of a store that is open in this process. */
export function openDesk(store: Store): Desk {
  const app = createOwnerApp(store);
  return createDesk(
    async (request) => app.fetch(request),
    () => store.close(),
  );
}

/**
 * Opens the desk of a folder: in this process, or over the socket of the program that is at work there.
 *
 * @throws {SurveyError} `ERR_SURVEY_OWNED` if another program has it and cannot be asked, or what `openEmbedded` throws.
 */
export async function openFolderDesk(folder: string): Promise<Desk> {
  try {
    return openDesk(await openEmbedded(folder));
  } catch (error) {
    if (!isOwned(error)) throw error;
    const owner = await findOwner(folder);
    if (owner === undefined) throw error;
    return createDesk(owner, () => Promise.resolve());
  }
}

/** A store of which this process is the owner that others ask. */
export interface OwnedStore extends AsyncDisposable {
  readonly store: Store;
}

/** How long a program that only shows pages may take to give a folder away. */
const YIELD_DEADLINE_MS = 15_000;
const LOOK_MS = 50;

/**
 * Opens a folder to work with it. Programs that only show its pages give it away, and ask this one from then on.
 *
 * @throws {SurveyError} `ERR_SURVEY_OWNED` if another program is at work there, or what `openEmbedded` throws.
 */
export async function ownFolder(folder: string): Promise<OwnedStore> {
  const store = await openEmbedded(folder).catch(async (error: unknown) => {
    if (!isOwned(error) || !(await yields(folder))) throw error;
    return openYielded(folder);
  });
  try {
    const listening = await listenOwner(folder, createOwnerApp(store));
    return {
      store,
      [Symbol.asyncDispose]: async () => {
        await listening[Symbol.asyncDispose]();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function yields(folder: string): Promise<boolean> {
  const owner = await findOwner(folder);
  const response = await owner?.(new Request(`http://owner${DESK_PATH}yield`, { method: "POST" })).catch(
    () => undefined,
  );
  return response?.status === 202;
}

async function openYielded(folder: string): Promise<Store> {
  const deadline = Date.now() + YIELD_DEADLINE_MS;
  for (;;) {
    try {
      return await openEmbedded(folder);
    } catch (error) {
      if (!isOwned(error) || Date.now() > deadline) throw error;
      await pause(LOOK_MS);
    }
  }
}

/** Whether a folder could not be opened because another program has it. */
export function isOwned(error: unknown): boolean {
  return error instanceof SurveyError && error.code === "ERR_SURVEY_OWNED";
}
