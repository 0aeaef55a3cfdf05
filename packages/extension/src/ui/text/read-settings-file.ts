import { importGrants } from "@hushport/core";
import * as z from "zod/mini";
import type { Settings } from "../../contract/settings.ts";
import { settingsFileSchema, type SettingsFile } from "../../guard/messages.ts";

/**
 * Reads a file that the user chose: the guard's own settings, or grants alone (`hushport.grants`), which leave the other
 * settings as they are.
 *
 * @returns `undefined` when it is neither, or any of its grants is malformed: half an import helps nobody.
 */
export function readSettingsFile(text: string, current: Settings): SettingsFile | undefined {
  const value = parseJson(text);
  const settings = settingsFileSchema.safeParse(value);
  if (settings.success) return settings.data;
  if (!grantsFormat.safeParse(value).success) return undefined;
  const { grants, problems } = importGrants(text);
  if (problems.length > 0) return undefined;
  const { mode, notify, localNames } = current;
  return { format: "hushport.guard-settings", version: 1, mode, notify, localNames, grants: [...grants] };
}

const grantsFormat = z.object({ format: z.literal("hushport.grants") });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
