import type { Gap, GapKind } from "../../contract/gap.ts";
import { gapOfError } from "../../contract/gap-of-error.ts";

/** Levels at which a setting is ours to set. */
const OURS: ReadonlySet<string> = new Set(["controllable_by_this_extension", "controlled_by_this_extension"]);

/** What is used of `chrome.types.ChromeSetting`. */
export interface BrowserSetting<Value> {
  readonly get: (
    details: Record<string, never>,
  ) => Promise<{ readonly levelOfControl: string; readonly value: Value }>;
  readonly set: (change: { readonly value: Value; readonly scope: "regular" }) => Promise<void>;
  readonly clear: (change: { readonly scope: "regular" }) => Promise<void>;
}

/**
 * Takes a setting over, or gives it back. The browser itself gives it back when the extension is removed or switched
 * off.
 *
 * @param wanted `undefined` gives it back.
 * @returns Who controls it when it is not ours to set, or what the browser says when it does not take it.
 */
export async function holdSetting<Value>(
  setting: BrowserSetting<Value> | undefined,
  kind: GapKind,
  wanted: NoInfer<Value> | undefined,
): Promise<readonly Gap[]> {
  if (setting === undefined) return wanted === undefined ? [] : [{ kind: "missing-api", detail: kind }];
  try {
    const { levelOfControl, value } = await setting.get({});
    if (wanted === undefined) {
      if (levelOfControl === "controlled_by_this_extension") await setting.clear({ scope: "regular" });
      return [];
    }
    if (!OURS.has(levelOfControl)) return [{ kind, detail: levelOfControl }];
    // Setting it once more would tell of a change, which is what makes us look again.
    if (levelOfControl !== "controlled_by_this_extension" || value !== wanted)
      await setting.set({ value: wanted, scope: "regular" });
    return [];
  } catch (error) {
    // What the browser says is for the reader; the other layers are put in force all the same.
    return [gapOfError(error, kind)];
  }
}
