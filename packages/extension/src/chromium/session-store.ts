import type * as z from "zod/mini";
import type { Gap } from "../contract/gap.ts";
import { gapOfError } from "../contract/gap-of-error.ts";
import type { StorageArea } from "../contract/storage-area.ts";

/** One value that outlives the background, which Chromium ends after half a minute, and not the browser. */
export interface SessionValue<Value> {
  /** Resolves once what was kept is back: the background wakes by an event, which comes before that. */
  readonly ready: Promise<void>;
  readonly get: () => Value;
  /** Call it only once `ready` has resolved: what was kept would be lost. */
  readonly set: (value: Value) => void;
}

/** Keeps values in memory only: what users browse never comes to a disk. */
export interface SessionStore {
  readonly keep: <Value>(key: string, schema: z.ZodMiniType<Value>, initial: Value) => SessionValue<Value>;
  /** One for all values that the background forgets when it ends, since they could not be written. */
  readonly gaps: () => readonly Gap[];
}

/**
 * Creates a store of the session.
 *
 * @param area `storage.session`.
 * @param onGaps Called when a value cannot be written that could be before, and when it can again.
 */
export function createSessionStore(area: StorageArea, onGaps: () => void): SessionStore {
  const failures = new Map<string, Gap>();
  async function write(key: string, value: unknown): Promise<void> {
    try {
      await area.set({ [key]: value });
      if (failures.delete(key)) onGaps();
    } catch (error) {
      const isNew = !failures.has(key);
      failures.set(key, gapOfError(error, "storage"));
      if (isNew) onGaps();
    }
  }
  return {
    keep: (key, schema, initial) => {
      let current = initial;
      const restore = async (): Promise<void> => {
        const stored = await area.get(key);
        const parsed = schema.safeParse(stored[key]);
        if (parsed.success) current = parsed.data;
      };
      return {
        ready: restore(),
        get: () => current,
        set: (value) => {
          current = value;
          void write(key, value);
        },
      };
    },
    gaps: () => [...failures.values()].slice(0, 1),
  };
}
