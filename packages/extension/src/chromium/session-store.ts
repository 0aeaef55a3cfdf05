import type * as z from "zod/mini";

/** One value that outlives the background, which Chromium ends after half a minute, and not the browser. */
export interface SessionValue<Value> {
  /** Resolves once what was kept is back: the background wakes by an event, which comes before that. */
  readonly ready: Promise<void>;
  readonly get: () => Value;
  /** Call it only once `ready` has resolved: what was kept would be lost. */
  readonly set: (value: Value) => void;
}

/** Keeps a value in `storage.session`, which is in memory only: what users browse never comes to a disk. */
export function keepInSession<Value>(
  key: string,
  schema: z.ZodMiniType<Value>,
  initial: Value,
): SessionValue<Value> {
  let current = initial;
  const restore = async (): Promise<void> => {
    const stored = await chrome.storage.session.get(key);
    const parsed = schema.safeParse(stored[key]);
    if (parsed.success) current = parsed.data;
  };
  const ready = restore();
  return {
    ready,
    get: () => current,
    set: (value) => {
      current = value;
      void chrome.storage.session.set({ [key]: value });
    },
  };
}
