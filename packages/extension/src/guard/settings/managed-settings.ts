import { parseManagedPreset, type ManagedPreset } from "@hushport/core";
import type { Gap } from "../../contract/gap.ts";
import type { StorageArea } from "./storage-area.ts";

/** What the administrator of the machine decided. */
export type ManagedSettings = ManagedPreset;

/** No administrator, or none that decided anything. */
export const NO_MANAGED_SETTINGS: ManagedSettings = { mode: null, grants: [], localNames: [] };

/** Reads the administrator's presets. What is malformed is not in force, and a gap names each such entry. */
export async function loadManagedSettings(
  managed: Pick<StorageArea, "get"> | undefined,
): Promise<{ readonly managed: ManagedSettings; readonly gaps: readonly Gap[] }> {
  const { preset, problems } = parseManagedPreset(await readAll(managed));
  return {
    managed: preset,
    gaps: problems.map((detail) => ({ kind: "managed-policy", detail })),
  };
}

/** Firefox rejects where no administrator wrote a policy file; that is no fault. */
async function readAll(managed: Pick<StorageArea, "get"> | undefined): Promise<Record<string, unknown>> {
  try {
    return (await managed?.get(null)) ?? {};
  } catch {
    return {};
  }
}
