import { fingerprintOf } from "./fingerprint.ts";
import type { StorageArea } from "./storage-area.ts";

/** Something that the browser keeps and that a background that starts would write again. */
export interface Writing<Result> {
  /** Where its fingerprint is kept. */
  readonly key: string;
  /** All that would be written. */
  readonly content: unknown;
  /** Whether the browser still has as much of it as was written. */
  readonly isThere: boolean;
  readonly write: () => Promise<Result>;
}

/**
 * Writes only what differs from what the browser has. The fingerprint of the old goes before the new is written, so that
 * none is ever of something else than what is there; a storage that fails costs a writing, and nothing else.
 *
 * @returns What `write` returned; `undefined` where nothing had to be written.
 * @throws What `write` threw.
 */
export async function writeChanged<Result>(
  area: StorageArea,
  { key, content, isThere, write }: Writing<Result>,
): Promise<Result | undefined> {
  const fingerprint = await fingerprintOf(JSON.stringify(content));
  const { [key]: known } = await area.get(key).catch((): Record<string, unknown> => ({}));
  if (known === fingerprint && isThere) return undefined;
  await area.remove(key).catch(() => undefined);
  const result = await write();
  await area.set({ [key]: fingerprint }).catch(() => undefined);
  return result;
}
