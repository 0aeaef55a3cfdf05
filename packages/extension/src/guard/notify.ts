import * as z from "zod/mini";
import type { StorageArea } from "./settings/storage-area.ts";

const NOTIFIED_KEY = "notified-sites";
/** Below what anybody is told in a year; the oldest are forgotten first. */
const MAX_NOTIFIED = 1_000;
/** However many tabs a session restores, one is enough. */
const MIN_GAP_MS = 10_000;

/** Tells of each site once. */
export interface Notifier {
  /** Shows a notification unless the site was told of before, or another one has just been shown. */
  readonly tell: (site: string, atMs: number) => Promise<void>;
}

/** Creates a notifier. `show` is what puts it on the screen. */
export function createNotifier(local: StorageArea, show: (site: string) => Promise<void>): Notifier {
  let lastAtMs = Number.NEGATIVE_INFINITY;
  let queue: Promise<void> = Promise.resolve();

  async function tell(site: string, atMs: number): Promise<void> {
    if (atMs - lastAtMs < MIN_GAP_MS) return;
    const parsed = z.array(z.string()).safeParse((await local.get(NOTIFIED_KEY))[NOTIFIED_KEY]);
    const told = parsed.success ? parsed.data : [];
    if (told.includes(site)) return;
    lastAtMs = atMs;
    await local.set({ [NOTIFIED_KEY]: [...told, site].slice(-MAX_NOTIFIED) });
    await show(site);
  }

  return {
    tell: (site, atMs) => {
      queue = queue.then(() => tell(site, atMs)).catch(() => undefined);
      return queue;
    },
  };
}
