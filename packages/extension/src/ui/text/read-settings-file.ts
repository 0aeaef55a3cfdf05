import { canonicalName, importGrants, parseGrantEntries } from "@hushport/core";
import * as z from "zod/mini";
import type { Settings } from "../../contract/settings.ts";
import { settingsFileSchema, type SettingsFile } from "../../guard/messages.ts";

/** What a file is: settings to be put in force, or nothing, and why. */
export type ReadSettingsFile =
  | { readonly kind: "settings"; readonly file: SettingsFile }
  | { readonly kind: "wrong"; readonly problems: readonly string[] };

/**
 * Reads a file that the user chose: the guard's own settings, or grants alone (`hushport.grants`), which leave the other
 * settings as they are. It is nothing when any of its grants is malformed: half an import helps nobody.
 *
 * @param own Settings of the user himself, without the administrator's.
 */
export function readSettingsFile(text: string, own: Settings): ReadSettingsFile {
  const value = parseJson(text);
  const settings = settingsFormat.safeParse(value);
  if (settings.success) {
    const { grants, problems } = parseGrantEntries(settings.data.grants);
    return judge({ ...settings.data, grants: [...grants] }, [...namesIn(settings.data), ...problems]);
  }
  if (!grantsFormat.safeParse(value).success) return { kind: "wrong", problems: [] };
  const { grants, problems } = importGrants(text);
  const { mode, notify, localNames } = own;
  const file = { format: "hushport.guard-settings", version: 1, mode, notify, localNames } as const;
  return judge({ ...file, grants: [...grants] }, problems);
}

function judge(file: SettingsFile, problems: readonly string[]): ReadSettingsFile {
  return problems.length === 0 ? { kind: "settings", file } : { kind: "wrong", problems };
}

/** A line for each local name that no host is. */
function namesIn({ localNames }: Pick<SettingsFile, "localNames">): readonly string[] {
  return localNames.filter((name) => canonicalName(name) === undefined).map((name) => `localNames: ${name}`);
}

/** Its grants are judged one by one, as those of any file. */
const settingsFormat = z.extend(settingsFileSchema, { grants: z.array(z.unknown()) });
const grantsFormat = z.object({ format: z.literal("hushport.grants") });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
