import type { Gap } from "../../contract/gap.ts";
import { gapOfError } from "../../contract/gap-of-error.ts";
import type { StorageArea } from "../../contract/storage-area.ts";
import { BROKEN_LOG_GAP, BROKEN_LOG_KEY, keepBrokenLog } from "./broken-log.ts";
import {
  INDEX_KEY,
  indexSchema,
  isVisitKey,
  rowOf,
  visitKey,
  type LogIndex,
  type LogIndexRow,
} from "./log-index.ts";
import { takeStock, type Stock } from "./take-stock.ts";
import { visitSchema, type Visit } from "./visit.ts";

/** How much is kept; the oldest visits go first. */
export interface LogBounds {
  readonly maxEntries: number;
  readonly maxCharacters: number;
  readonly maxVisits: number;
}

/** Well below the 10 MB that browsers give `storage.local`, and above a year of ordinary browsing. */
export const LOG_BOUNDS: LogBounds = { maxEntries: 10_000, maxCharacters: 4_000_000, maxVisits: 2_000 };

/** The bounded log of what pages tried, in `storage.local`. Private windows never come here. */
export interface LogStore {
  /** Reads the index. One that is damaged or gone is made anew from the visits that there are. */
  readonly open: () => Promise<void>;
  /** @returns What is wrong with the stored log, as far as it was read: parts that are broken are kept aside. */
  readonly gap: () => Gap | undefined;
  /** Writes visits, new or grown. @throws What the browser's storage throws, after older visits made room in vain. */
  readonly write: (visits: readonly Visit[]) => Promise<void>;
  readonly read: (ids: readonly string[]) => Promise<readonly Visit[]>;
  /** Every visit, oldest first, those included that the index had lost; what cannot be read is kept aside. */
  readonly readAll: () => Promise<readonly Visit[]>;
  /** Throws away what was kept aside: the user has seen it. */
  readonly discardBroken: () => Promise<void>;
  readonly clear: () => Promise<void>;
}

/** Creates a log store. Calls must not overlap. */
export function createLogStore(local: StorageArea, bounds = LOG_BOUNDS): LogStore {
  let index: LogIndex | undefined;
  let hasBroken = false;
  /** Why the index that was made anew could not be written. */
  let failure: Gap | undefined;

  async function loadIndex(): Promise<LogIndex> {
    if (index !== undefined) return index;
    const found = await local.get([INDEX_KEY, BROKEN_LOG_KEY]);
    hasBroken = found[BROKEN_LOG_KEY] !== undefined;
    const parsed = indexSchema.safeParse(found[INDEX_KEY]);
    index = parsed.success ? parsed.data : await mend(takeStock(await local.get(null)));
    return index;
  }

  /** Makes the index anew. A full disk is no reason not to show what can be read. */
  async function mend({ visits, broken }: Stock): Promise<LogIndex> {
    const { kept, dropped } = trim(visits.map(rowOf), bounds);
    const mended: LogIndex = { version: 1, visits: kept };
    const lost = Object.keys(broken);
    if (visits.length + lost.length === 0) return mended;
    try {
      if (lost.length > 0) {
        hasBroken = true;
        await keepBrokenLog(local, broken);
      }
      await local.set({ [INDEX_KEY]: mended });
      await local.remove([...lost.filter(isVisitKey), ...dropped.map(({ id }) => visitKey(id))]);
      failure = undefined;
    } catch (error) {
      failure = gapOfError(error, "storage");
    }
    return mended;
  }

  async function write(visits: readonly Visit[]): Promise<void> {
    const known = new Map((await loadIndex()).visits.map((row) => [row.id, row]));
    for (const visit of visits) known.set(visit.id, rowOf(visit));
    const { kept, dropped } = trim([...known.values()], bounds);
    const keptIds = new Set(kept.map(({ id }) => id));
    await local.remove(dropped.map(({ id }) => visitKey(id)));
    await local.set({
      ...Object.fromEntries(
        visits.filter(({ id }) => keptIds.has(id)).map((visit) => [visitKey(visit.id), visit]),
      ),
      [INDEX_KEY]: { version: 1, visits: kept },
    });
    index = { version: 1, visits: kept };
    failure = undefined;
  }

  async function read(ids: readonly string[]): Promise<readonly Visit[]> {
    const keys = ids.map(visitKey);
    const found = await local.get(keys);
    return keys.flatMap((key) => {
      const parsed = visitSchema.safeParse(found[key]);
      return parsed.success ? [parsed.data] : [];
    });
  }

  async function forgetOldestHalf(): Promise<void> {
    const { visits } = await loadIndex();
    const dropped = visits.slice(0, Math.ceil(visits.length / 2));
    await local.remove(dropped.map(({ id }) => visitKey(id)));
    index = { version: 1, visits: visits.slice(dropped.length) };
  }

  async function readAll(): Promise<readonly Visit[]> {
    await loadIndex();
    const stock = takeStock(await local.get(null));
    if (!stock.isWhole) index = await mend(stock);
    const known = new Set(index?.visits.map(({ id }) => id));
    return stock.visits.filter(({ id }) => known.has(id));
  }

  return {
    open: async () => void (await loadIndex()),
    gap: () => failure ?? (hasBroken ? BROKEN_LOG_GAP : undefined),
    write: async (visits) => {
      try {
        await write(visits);
      } catch {
        // Storage is full: what is new matters more than what is old.
        await forgetOldestHalf();
        await write(visits);
      }
    },
    read,
    readAll,
    discardBroken: async () => {
      await local.remove(BROKEN_LOG_KEY);
      hasBroken = false;
    },
    clear: async () => {
      const stored = Object.keys(await local.get(null));
      await local.remove([INDEX_KEY, BROKEN_LOG_KEY, ...stored.filter(isVisitKey)]);
      index = { version: 1, visits: [] };
      hasBroken = false;
      failure = undefined;
    },
  };
}

/** Splits rows into the newest that fit and the rest. */
function trim(
  rows: readonly LogIndexRow[],
  bounds: LogBounds,
): { kept: LogIndexRow[]; dropped: LogIndexRow[] } {
  let entries = 0;
  let characters = 0;
  let first = rows.length;
  while (first > 0 && rows.length - first < bounds.maxVisits) {
    const row = rows[first - 1];
    if (row === undefined) break;
    entries += row.entries;
    characters += row.characters;
    if (entries > bounds.maxEntries || characters > bounds.maxCharacters) break;
    first -= 1;
  }
  return { kept: rows.slice(first), dropped: rows.slice(0, first) };
}
