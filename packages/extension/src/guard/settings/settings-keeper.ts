import type { Gap } from "../../contract/gap.ts";
import { gapOfError } from "../../contract/gap-of-error.ts";
import { DEFAULT_SETTINGS, type Settings, type SettingsInForce } from "../../contract/settings.ts";
import { composeSettings, type SettingsSources } from "./compose-settings.ts";
import { loadManagedSettings, NO_MANAGED_SETTINGS } from "./managed-settings.ts";
import {
  loadSessionSettings,
  NO_SESSION_SETTINGS,
  saveSessionSettings,
  type SessionSettings,
} from "./session-settings.ts";
import type { StorageArea } from "../../contract/storage-area.ts";
import { loadSettings, saveSettings } from "./stored-settings.ts";

/** Where settings come from and go to. */
export interface SettingsAreas {
  readonly local: StorageArea;
  readonly session: StorageArea;
  readonly managed: Pick<StorageArea, "get"> | undefined;
}

/** Holds what the user and the administrator decided, and writes each change down. */
export interface SettingsKeeper {
  /** Reads everything; never rejects. */
  readonly load: () => Promise<void>;
  readonly loadManaged: () => Promise<void>;
  readonly sources: () => SettingsSources;
  /** What is in force at a moment. */
  readonly inForce: (nowMs: number) => SettingsInForce;
  readonly gaps: () => readonly Gap[];
  /** The unreadable copy was thrown away. */
  readonly forgetBroken: () => void;
  /** Changes what is kept on disk. What cannot be written is in force all the same, until the browser is closed. */
  readonly changeStored: (change: (stored: Settings) => Settings) => Promise<void>;
  /** Changes what ends with the browser. */
  readonly changeSession: (change: (session: SessionSettings) => SessionSettings) => Promise<void>;
}

/** Creates a keeper; nothing is read yet, and safe defaults are in force. */
export function createSettingsKeeper(areas: SettingsAreas, defaults = DEFAULT_SETTINGS): SettingsKeeper {
  let sources: SettingsSources = {
    stored: defaults,
    session: NO_SESSION_SETTINGS,
    managed: NO_MANAGED_SETTINGS,
  };
  let loadGaps: readonly Gap[] = [];
  let saveGaps: readonly Gap[] = [];
  let managedGaps: readonly Gap[] = [];

  async function loadManaged(): Promise<void> {
    const { managed, gaps } = await loadManagedSettings(areas.managed);
    sources = { ...sources, managed };
    managedGaps = gaps;
  }

  return {
    load: async () => {
      const unread: Gap[] = [];
      const [{ settings, gaps }, session] = await Promise.all([
        loadSettings(areas.local, defaults),
        loadSessionSettings(areas.session).catch((error: unknown) => {
          unread.push(gapOfError(error, "storage"));
          return NO_SESSION_SETTINGS;
        }),
        loadManaged(),
      ]);
      sources = { ...sources, stored: settings, session };
      loadGaps = [...gaps, ...unread];
    },
    loadManaged,
    sources: () => sources,
    inForce: (nowMs) => composeSettings(sources, nowMs),
    gaps: () => [...loadGaps, ...saveGaps, ...managedGaps],
    forgetBroken: () => {
      loadGaps = [];
    },
    changeStored: async (change) => {
      const stored = change(sources.stored);
      sources = { ...sources, stored };
      const gap = await saveSettings(areas.local, stored);
      saveGaps = gap === undefined ? [] : [gap];
    },
    changeSession: async (change) => {
      const session = change(sources.session);
      if (session === sources.session) return;
      sources = { ...sources, session };
      await saveSessionSettings(areas.session, session);
    },
  };
}
