import { settingsSchema, type Settings } from "../../contract/settings.ts";
import type { Gap } from "../../contract/gap.ts";
import { gapOfError } from "../../contract/gap-of-error.ts";
import { migrate } from "./migrate.ts";
import type { StorageArea } from "../../contract/storage-area.ts";

const SETTINGS_KEY = "settings";
/** Settings that could not be read, as they were found, until the user discards them. */
const BROKEN_KEY = "settings-broken";

/** What was found in storage. */
export interface LoadedSettings {
  readonly settings: Settings;
  readonly gaps: readonly Gap[];
}

/** Reads the user's settings. Whatever is wrong, there is something safe to put in force, and a gap that says so. */
export async function loadSettings(local: StorageArea, defaults: Settings): Promise<LoadedSettings> {
  try {
    const found = await local.get([SETTINGS_KEY, BROKEN_KEY]);
    const stored = found[SETTINGS_KEY];
    const known: readonly Gap[] = found[BROKEN_KEY] === undefined ? [] : [BROKEN_GAP];
    if (stored === undefined) return { settings: defaults, gaps: known };
    const parsed = settingsSchema.safeParse(migrate(stored));
    if (parsed.success) return { settings: parsed.data, gaps: known };
    const settings = { ...defaults, mode: salvageMode(stored, defaults) };
    const unsaved = await saveSettings(local, settings);
    return { settings, gaps: [BROKEN_GAP, ...(unsaved === undefined ? [] : [unsaved])] };
  } catch (error) {
    return { settings: defaults, gaps: [gapOfError(error, "storage")] };
  }
}

/** Writes the user's settings. @returns Nothing, or why they will be lost when the browser is closed. */
export async function saveSettings(local: StorageArea, settings: Settings): Promise<Gap | undefined> {
  try {
    const found = await local.get([SETTINGS_KEY, BROKEN_KEY]);
    await local.set({ [SETTINGS_KEY]: settings, ...brokenCopy(found) });
    return undefined;
  } catch (error) {
    return gapOfError(error, "storage");
  }
}

/** What a write would overwrite unread. The first copy stays: it is the one with the user's work in it. */
function brokenCopy(found: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const stored = found[SETTINGS_KEY];
  if (found[BROKEN_KEY] !== undefined || stored === undefined) return {};
  return settingsSchema.safeParse(migrate(stored)).success ? {} : { [BROKEN_KEY]: stored };
}

/** @returns The settings that could not be read, as they were found, or `undefined` when there are none. */
export async function readBrokenSettings(local: StorageArea): Promise<unknown> {
  return (await local.get(BROKEN_KEY))[BROKEN_KEY];
}

/** Throws the unreadable copy away: the user has seen it. */
export async function discardBrokenSettings(local: StorageArea): Promise<void> {
  await local.remove(BROKEN_KEY);
}

const BROKEN_GAP: Gap = { kind: "storage", detail: "settings-broken" };

/** The stricter mode stays in force even when nothing else can be read. */
function salvageMode(stored: unknown, defaults: Settings): Settings["mode"] {
  const isSealed =
    typeof stored === "object" && stored !== null && "mode" in stored && stored.mode === "sealed";
  return isSealed ? "sealed" : defaults.mode;
}
