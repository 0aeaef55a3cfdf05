import * as z from "zod/mini";
import type { StorageArea } from "../settings/storage-area.ts";
import { visitSchema, type Visit } from "./visit.ts";

const INDEX_KEY = "log-index";
const VISIT_PREFIX = "log-visit:";

const indexSchema = z.object({
  version: z.literal(1),
  /** Oldest first. */
  visits: z.array(z.object({ id: z.string(), entries: z.int(), characters: z.int() })),
});

type Index = z.infer<typeof indexSchema>;

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
  /** Writes visits, new or grown. @throws What the browser's storage throws, after older visits made room in vain. */
  readonly write: (visits: readonly Visit[]) => Promise<void>;
  readonly read: (ids: readonly string[]) => Promise<readonly Visit[]>;
  /** Every visit, oldest first; what cannot be read is left out. */
  readonly readAll: () => Promise<readonly Visit[]>;
  readonly clear: () => Promise<void>;
}

/** Creates a log store. Calls must not overlap. */
export function createLogStore(local: StorageArea, bounds = LOG_BOUNDS): LogStore {
  let index: Index | undefined;

  async function loadIndex(): Promise<Index> {
    if (index !== undefined) return index;
    const parsed = indexSchema.safeParse((await local.get(INDEX_KEY))[INDEX_KEY]);
    index = parsed.success ? parsed.data : { version: 1, visits: [] };
    return index;
  }

  async function write(visits: readonly Visit[]): Promise<void> {
    const known = new Map((await loadIndex()).visits.map((row) => [row.id, row]));
    for (const visit of visits) {
      known.set(visit.id, {
        id: visit.id,
        entries: visit.entries.length,
        characters: JSON.stringify(visit).length,
      });
    }
    const { kept, dropped } = trim([...known.values()], bounds);
    const keptIds = new Set(kept.map(({ id }) => id));
    await local.remove(dropped.map(({ id }) => VISIT_PREFIX + id));
    await local.set({
      ...Object.fromEntries(
        visits.filter(({ id }) => keptIds.has(id)).map((visit) => [VISIT_PREFIX + visit.id, visit]),
      ),
      [INDEX_KEY]: { version: 1, visits: kept },
    });
    index = { version: 1, visits: kept };
  }

  async function read(ids: readonly string[]): Promise<readonly Visit[]> {
    const keys = ids.map((id) => VISIT_PREFIX + id);
    const found = await local.get(keys);
    return keys.flatMap((key) => {
      const parsed = visitSchema.safeParse(found[key]);
      return parsed.success ? [parsed.data] : [];
    });
  }

  async function forgetOldestHalf(): Promise<void> {
    const { visits } = await loadIndex();
    const dropped = visits.slice(0, Math.ceil(visits.length / 2));
    await local.remove(dropped.map(({ id }) => VISIT_PREFIX + id));
    index = { version: 1, visits: visits.slice(dropped.length) };
  }

  return {
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
    readAll: async () => read((await loadIndex()).visits.map(({ id }) => id)),
    clear: async () => {
      const stored = Object.keys(await local.get(null));
      await local.remove([INDEX_KEY, ...stored.filter((key) => key.startsWith(VISIT_PREFIX))]);
      index = { version: 1, visits: [] };
    },
  };
}

/** Splits rows into the newest that fit and the rest. */
function trim(rows: Index["visits"], bounds: LogBounds): { kept: Index["visits"]; dropped: Index["visits"] } {
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
