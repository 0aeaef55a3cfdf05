import { parseManagedPreset, type ManagedPreset } from "@hushport/core";
import type { Gap } from "../../contract/gap.ts";
import { gapOfError } from "../../contract/gap-of-error.ts";
import type { StorageArea } from "../../contract/storage-area.ts";

/** What the administrator of the machine decided. */
export type ManagedSettings = ManagedPreset;

/** No administrator, or none that decided anything. */
export const NO_MANAGED_SETTINGS: ManagedSettings = { mode: null, grants: [], localNames: [] };

/** Reads the administrator's presets. What is malformed is not in force, and a gap names each such entry. */
export async function loadManagedSettings(
  managed: Pick<StorageArea, "get"> | undefined,
): Promise<{ readonly managed: ManagedSettings; readonly gaps: readonly Gap[] }> {
  try {
    const { preset, problems } = parseManagedPreset((await managed?.get(null)) ?? {});
    return {
      managed: preset,
      gaps: problems.map((detail) => ({ kind: "managed-policy", detail })),
    };
  } catch (error) {
    const gap = gapOfError(error, "managed-policy");
    return { managed: NO_MANAGED_SETTINGS, gaps: NO_POLICY.test(gap.detail) ? [] : [gap] };
  }
}

/** Firefox rejects so where no administrator wrote a policy; that is no fault. */
const NO_POLICY = /manifest not found/i;
