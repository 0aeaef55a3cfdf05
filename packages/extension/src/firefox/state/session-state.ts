import type { StorageArea } from "../../contract/storage-area.ts";
import { messageOf } from "../../contract/message-of.ts";

/** Something that outlives a sleep of the background, but not the browser. */
export interface Keepable {
  readonly dump: () => unknown;
  readonly restore: (dumped: unknown) => void;
}

/** How long changes are gathered before they are written. */
const WRITE_DELAY_MS = 200;
/** As long as possible, and far below the half minute after which Firefox suspends: writing while a page loads costs. */
const LATER_MS = 5_000;

/** Keeps the engine's books over a sleep of the background. */
export interface SessionState {
  /** Fulfilled once what was kept has been read. Never rejects: without it, everything unknown counts as public. */
  readonly restored: Promise<void>;
  /** Something changed. */
  readonly touch: () => void;
  /** Something changed that is of use only after a sleep. */
  readonly touchLater: () => void;
}

/** Reads what was kept, and writes what changes from now on. */
export function createSessionState(
  area: StorageArea,
  books: Readonly<Record<string, Keepable>>,
  onFailure: (reason: string) => void,
): SessionState {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let laterTimer: ReturnType<typeof setTimeout> | undefined;
  const fail = (error: unknown): void => onFailure(messageOf(error));
  const restored = restore();

  async function restore(): Promise<void> {
    try {
      const kept = await area.get(Object.keys(books));
      for (const [name, book] of Object.entries(books)) book.restore(kept[name]);
    } catch (error) {
      fail(error);
    }
  }

  async function write(): Promise<void> {
    clearTimeout(timer);
    clearTimeout(laterTimer);
    timer = undefined;
    laterTimer = undefined;
    // Not before what was kept is part of it.
    await restored;
    try {
      await area.set(Object.fromEntries(Object.entries(books).map(([name, book]) => [name, book.dump()])));
    } catch (error) {
      fail(error);
    }
  }

  return {
    restored,
    touch: () => {
      timer ??= setTimeout(() => void write(), WRITE_DELAY_MS);
    },
    touchLater: () => {
      laterTimer ??= setTimeout(() => void write(), LATER_MS);
    },
  };
}
