import { INDEX_KEY, indexSchema, isVisitKey, visitKey } from "./log-index.ts";
import { visitSchema, type Visit } from "./visit.ts";

/** What there is of the log in storage. */
export interface Stock {
  /** Every visit that can be read, oldest first. */
  readonly visits: readonly Visit[];
  /** What cannot be read, by its key; an index that is gone is `null`. */
  readonly broken: Readonly<Record<string, unknown>>;
  /** The index names exactly the visits that there are. */
  readonly isWhole: boolean;
}

/** Looks at everything stored, whatever the index says. */
export function takeStock(stored: Readonly<Record<string, unknown>>): Stock {
  const visits: Visit[] = [];
  const broken: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(stored).filter(([found]) => isVisitKey(found))) {
    const parsed = visitSchema.safeParse(value);
    if (parsed.success && visitKey(parsed.data.id) === key) visits.push(parsed.data);
    else broken[key] = value;
  }
  const { [INDEX_KEY]: found = null } = stored;
  const index = indexSchema.safeParse(found);
  // A log that nothing was written to has none.
  if (!index.success && (found !== null || visits.length > 0)) broken[INDEX_KEY] = found;
  const indexed = new Set(index.data?.visits.map(({ id }) => id));
  const isWhole =
    Object.keys(broken).length === 0 &&
    indexed.size === visits.length &&
    visits.every(({ id }) => indexed.has(id));
  return { visits: visits.toSorted((a, b) => a.startedAtMs - b.startedAtMs), broken, isWhole };
}
