import type { Gap, GapKind } from "../../contract/gap.ts";

/** Levels at which a setting is ours to set. */
const OURS: ReadonlySet<string> = new Set(["controllable_by_this_extension", "controlled_by_this_extension"]);

/**
 * Takes a setting over, or gives it back. The browser itself gives it back when the extension is removed or switched
 * off.
 *
 * @param wanted `undefined` gives it back.
 * @returns Who controls it when it is not ours to set.
 */
export async function holdSetting<Value>(
  setting: chrome.types.ChromeSetting<Value> | undefined,
  kind: GapKind,
  wanted: Value | undefined,
): Promise<readonly Gap[]> {
  if (setting === undefined) return wanted === undefined ? [] : [{ kind: "missing-api", detail: kind }];
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
}
