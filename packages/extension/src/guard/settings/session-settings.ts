import { grantSchema } from "@hushport/core";
import * as z from "zod/mini";
import { settingsSchema } from "../../contract/settings.ts";
import type { StorageArea } from "../../contract/storage-area.ts";

const SESSION_KEY = "session-settings";

const sessionSchema = z.object({
  grants: z.array(grantSchema),
  /** Ids of `once` grants whose page load has begun. */
  begun: z.array(z.string()),
  /** What was decided in private windows; ends when the last of them is closed. */
  privateGrants: z.array(grantSchema),
  privatePauses: settingsSchema.shape.pauses,
});

/**
 * What must not outlive the browser, and never reaches the disk: grants for one page load or one tab, and everything
 * that was decided in a private window.
 */
export type SessionSettings = Readonly<z.infer<typeof sessionSchema>>;

/** At the start of the browser. */
export const NO_SESSION_SETTINGS: SessionSettings = {
  grants: [],
  begun: [],
  privateGrants: [],
  privatePauses: [],
};

/** Reads what an earlier life of the background wrote in this session; nothing when it cannot be read. */
export async function loadSessionSettings(session: StorageArea): Promise<SessionSettings> {
  const parsed = sessionSchema.safeParse((await session.get(SESSION_KEY))[SESSION_KEY]);
  return parsed.success ? parsed.data : NO_SESSION_SETTINGS;
}

/** Keeps it for the next life of the background. */
export async function saveSessionSettings(session: StorageArea, settings: SessionSettings): Promise<void> {
  await session.set({ [SESSION_KEY]: settings });
}
