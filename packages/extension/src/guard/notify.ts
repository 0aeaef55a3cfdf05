import * as z from "zod/mini";
import type { StorageArea } from "../contract/storage-area.ts";

const NOTIFIED_KEY = "notified-sites";
/** Below what anybody is told in a year; the oldest are forgotten first. */
const MAX_NOTIFIED = 1_000;
/** However many tabs a session restores, one is enough. */
const MIN_GAP_MS = 10_000;

/** Tells of each site once. */
export interface Notifier {
  /** Shows a notification unless the site was told of before, or another one has just been shown. */
  readonly tell: (site: string, atMs: number) => Promise<void>;
  /** Forgets which sites were told of: they are traces of what was visited, and go with the log. */
  readonly forget: () => Promise<void>;
}

/** Creates a notifier. `show` is what puts it on the screen. */
export function createNotifier(local: StorageArea, show: (site: string) => Promise<void>): Notifier {
  let lastAtMs = Number.NEGATIVE_INFINITY;
  let queue: Promise<void> = Promise.resolve();
  /** Read once: the requests of a site that was told of are many. */
  let told: readonly string[] | undefined;

  async function readTold(): Promise<readonly string[]> {
    const parsed = z.array(z.string()).safeParse((await local.get(NOTIFIED_KEY))[NOTIFIED_KEY]);
    return parsed.success ? parsed.data : [];
  }

  async function tell(site: string, atMs: number): Promise<void> {
    if (atMs - lastAtMs < MIN_GAP_MS) return;
    told ??= await readTold();
    if (told.includes(site)) return;
    lastAtMs = atMs;
    told = [...told, site].slice(-MAX_NOTIFIED);
    await local.set({ [NOTIFIED_KEY]: told });
    await show(site);
  }

  async function forget(): Promise<void> {
    await local.remove(NOTIFIED_KEY);
    told = [];
  }

  return {
    tell: (site, atMs) => {
      queue = queue.then(() => tell(site, atMs)).catch(() => undefined);
      return queue;
    },
    forget: () => {
      const forgotten = queue.then(forget);
      queue = forgotten.catch(() => undefined);
      return forgotten;
    },
  };
}
