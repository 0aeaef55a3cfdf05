import { readBrokenLog } from "./journal/broken-log.ts";
import { readBrokenSettings } from "./settings/stored-settings.ts";
import type { StorageArea } from "../contract/storage-area.ts";

/** Everything stored that could not be read, as it was found. */
export interface Broken {
  readonly settings?: unknown;
  readonly log?: unknown;
}

/** @returns What is kept until the user has saved or discarded it, or `null` when there is nothing. */
export async function readBroken(local: StorageArea): Promise<Broken | null> {
  const [settings, log] = await Promise.all([readBrokenSettings(local), readBrokenLog(local)]);
  return settings === undefined && log === undefined ? null : { settings, log };
}
