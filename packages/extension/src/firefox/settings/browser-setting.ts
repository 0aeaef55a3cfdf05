import type { Gap, GapKind } from "../../contract/gap.ts";
import { gapOfError } from "../../contract/gap-of-error.ts";

/** As much of one of the browser's privacy settings as is used. */
export interface BrowserSetting {
  readonly get: (details: object) => Promise<{ readonly value: unknown; readonly levelOfControl: string }>;
  readonly set: (details: { value: unknown }) => Promise<unknown>;
  readonly clear: (details: object) => Promise<unknown>;
}

/** A setting that the guard takes over while it needs it. */
export interface TakenSetting<Setting extends BrowserSetting = BrowserSetting> {
  readonly kind: GapKind;
  /** `undefined` where this Firefox lacks it. */
  readonly setting: Setting | undefined;
  readonly value: unknown;
}

const OURS: ReadonlySet<string> = new Set(["controlled_by_this_extension", "controllable_by_this_extension"]);

/**
 * Takes a setting over, or gives it back. Another extension's or the administrator's choice is left alone.
 *
 * @returns What is not protected because of it.
 */
export async function takeSetting(
  { kind, setting, value }: TakenSetting,
  wanted: "taken" | "given-back",
): Promise<readonly Gap[]> {
  if (setting === undefined) return wanted === "given-back" ? [] : [{ kind: "missing-api", detail: kind }];
  try {
    const now = await setting.get({});
    if (wanted === "given-back") {
      if (now.levelOfControl === "controlled_by_this_extension") await setting.clear({});
      return [];
    }
    if (OURS.has(now.levelOfControl)) {
      // Setting it once more would tell of a change, which is what makes us look again.
      if (now.levelOfControl === "controlled_by_this_extension" && now.value === value) return [];
      await setting.set({ value });
      const after = await setting.get({});
      return after.value === value ? [] : [{ kind, detail: after.levelOfControl }];
    }
    return now.value === value ? [] : [{ kind, detail: now.levelOfControl }];
  } catch (error) {
    return [gapOfError(error, kind)];
  }
}
