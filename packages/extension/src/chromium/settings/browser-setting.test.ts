import { expect, test } from "vitest";
import { holdSetting, type BrowserSetting } from "./browser-setting.ts";

/** A setting as the browser has it, of which one thing is told: who controls it. */
function settingOf(levelOfControl: string, { refuses }: { readonly refuses?: string } = {}) {
  const done: unknown[] = [];
  const change = (wanted: unknown): Promise<void> => {
    if (refuses !== undefined) return Promise.reject(new Error(refuses));
    done.push(wanted);
    return Promise.resolve();
  };
  const setting: BrowserSetting<boolean> = {
    get: () => Promise.resolve({ value: true, levelOfControl }),
    set: change,
    clear: () => change("clear"),
  };
  return { setting, done };
}

test("holdSetting() takes a setting that is free, and gives back one that is ours", async () => {
  const free = settingOf("controllable_by_this_extension");
  expect(await holdSetting(free.setting, "prediction", false)).toEqual([]);
  expect(free.done).toEqual([{ value: false, scope: "regular" }]);
  const ours = settingOf("controlled_by_this_extension");
  expect(await holdSetting(ours.setting, "prediction", undefined)).toEqual([]);
  expect(ours.done).toEqual(["clear"]);
});

test("holdSetting() leaves a setting that is as wanted, and one that others control, alone", async () => {
  const same = settingOf("controlled_by_this_extension");
  expect(await holdSetting(same.setting, "prediction", true)).toEqual([]);
  const others = settingOf("controlled_by_other_extensions");
  expect(await holdSetting(others.setting, "webrtc", false)).toEqual([
    { kind: "webrtc", detail: "controlled_by_other_extensions" },
  ]);
  expect([...same.done, ...others.done]).toEqual([]);
});

test("holdSetting() says what the browser lacks or does not take, and throws nothing", async () => {
  expect(await holdSetting(undefined, "prediction", false)).toEqual([
    { kind: "missing-api", detail: "prediction" },
  ]);
  const refusing = settingOf("controllable_by_this_extension", { refuses: "not in this profile" });
  expect(await holdSetting(refusing.setting, "prediction", false)).toEqual([
    { kind: "prediction", detail: "not in this profile" },
  ]);
});
