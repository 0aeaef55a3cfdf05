import * as z from "zod/mini";
import type { Gap } from "../../contract/gap.ts";
import type { StorageArea } from "../../contract/storage-area.ts";

/** Where those parts of the log are kept that could not be read, as they were found, until the user discards them. */
export const BROKEN_LOG_KEY = "log-broken";

/** Says that there are such parts. */
export const BROKEN_LOG_GAP: Gap = { kind: "storage", detail: BROKEN_LOG_KEY };

/** Above the two largest visits, and together with a full log below what browsers give `storage.local`. */
const MAX_CHARACTERS = 1_000_000;

const brokenSchema = z.record(z.string(), z.unknown());

/** Keeps what could not be read, by the keys that it was found under, as far as there is room. */
export async function keepBrokenLog(
  local: StorageArea,
  broken: Readonly<Record<string, unknown>>,
): Promise<void> {
  const earlier = brokenSchema.safeParse(await readBrokenLog(local)).data ?? {};
  let characters = JSON.stringify(earlier).length;
  const kept = { ...earlier };
  for (const [key, value] of Object.entries(broken)) {
    const { length } = JSON.stringify([key, value]);
    // The first copy is the one with the user's work in it.
    if (key in earlier || characters + length > MAX_CHARACTERS) continue;
    characters += length;
    kept[key] = value;
  }
  await local.set({ [BROKEN_LOG_KEY]: kept });
}

/** @returns What could not be read, as it was found, or `undefined` when there is nothing. */
export async function readBrokenLog(local: StorageArea): Promise<unknown> {
  return (await local.get(BROKEN_LOG_KEY))[BROKEN_LOG_KEY];
}
