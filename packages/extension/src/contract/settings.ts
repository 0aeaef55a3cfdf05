import { grantSchema, POLICY_MODES } from "@hushport/core";
import * as z from "zod/mini";
import { DEFAULT_MODE } from "./default-mode.ts";

/** What the user decided; kept in `storage.local`, never synced. */
export const settingsSchema = z.object({
  version: z.literal(1),
  mode: z.enum(POLICY_MODES),
  grants: z.array(grantSchema),
  /** Sites on which the guard is switched off, until a moment (milliseconds since 1970) or for good (`null`). */
  pauses: z.array(z.object({ site: z.string(), untilMs: z.nullable(z.number()) })),
  /** Whether the first attempt of each site is told by a notification. */
  notify: z.boolean(),
  /** Hosts that the user declares to be names of this machine or its network. */
  localNames: z.array(z.string()),
});

/** What the user decided. */
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

/** What is in force at a moment: of the user, of the administrator, and of private windows. */
export interface SettingsInForce extends Settings {
  /** Those of the grants and pauses that may come to a disk, which nothing of a private window may. */
  readonly kept: Pick<Settings, "grants" | "pauses">;
}

/** What is in force before the user decided anything, and after settings were found broken. */
export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  mode: DEFAULT_MODE,
  grants: [],
  pauses: [],
  notify: false,
  localNames: [],
};

/** The same, before anything was read. */
export const DEFAULT_IN_FORCE: SettingsInForce = {
  ...DEFAULT_SETTINGS,
  kept: { grants: [], pauses: [] },
};
