import * as z from "zod/mini";
import { putYoungest } from "./put-youngest.ts";

/** How long a name that was checked just before a connection is not asked for again. */
export const FRESH_MS = 5_000;
/**
 * From when on each request is checked again: Firefox keeps an answer for a minute (`network.dnsCacheExpiration`) and
 * then asks while it still uses the old one: a question that would stand alone. Measured by
 * `lapsed-answers.browser.test.ts`: without this, five of five names that lapsed led here at the next request.
 */
export const LAPSE_MS = 50_000;
/** After this long without a request every connection is closed, and whoever comes next asks anew. */
export const FORGOTTEN_MS = 300_000;

const checkedSchema = z.object({
  /** When it was asked for after nobody had for long: the browser's own answer is from then, or younger. */
  firstMs: z.number(),
  lastMs: z.number(),
});

/** Shape of what is kept while the background sleeps, by partition and name. */
export const checkedNamesSchema = z.array(z.tuple([z.string(), checkedSchema]));

/** Remembers when names were checked, in each of the places where Firefox keeps answers apart. */
export interface CheckedNames {
  /** A public name was asked for, as often as it takes, just before a connection may ask. */
  readonly checked: (partition: string, host: string, nowMs: number) => void;
  /** Tells whether the browser certainly asks nobody if it connects now. */
  readonly isFresh: (partition: string, host: string, nowMs: number) => boolean;
  readonly dump: () => z.infer<typeof checkedNamesSchema>;
  readonly restore: (dumped: unknown) => void;
}

/** Nothing has been checked yet. */
export function createCheckedNames(): CheckedNames {
  const names = new Map<string, z.infer<typeof checkedSchema>>();
  return {
    checked: (partition, host, nowMs) => {
      const key = `${partition} ${host}`;
      const known = names.get(key);
      const isGoingOn = known !== undefined && nowMs - known.lastMs < FORGOTTEN_MS;
      putYoungest(names, key, { firstMs: isGoingOn ? known.firstMs : nowMs, lastMs: nowMs });
    },
    isFresh: (partition, host, nowMs) => {
      const known = names.get(`${partition} ${host}`);
      return known !== undefined && nowMs - known.lastMs < FRESH_MS && nowMs - known.firstMs < LAPSE_MS;
    },
    dump: () => {
      const youngestMs = Math.max(...[...names.values()].map(({ lastMs }) => lastMs));
      return [...names].filter(([, { lastMs }]) => youngestMs - lastMs < FORGOTTEN_MS);
    },
    restore: (dumped) => {
      const parsed = checkedNamesSchema.safeParse(dumped);
      for (const [key, known] of parsed.success ? parsed.data : [])
        if (!names.has(key)) names.set(key, known);
    },
  };
}
