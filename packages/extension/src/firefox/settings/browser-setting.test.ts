import { expect, test } from "vitest";
import { takeSetting, type BrowserSetting } from "./browser-setting.ts";

/** A setting as Firefox keeps it for one extension. */
function settingOf(levelOfControl: string, value: unknown) {
  const state = { levelOfControl, value };
  const setting: BrowserSetting = {
    get: async () => ({ ...state }),
    set: async ({ value }) => {
      Object.assign(state, { value, levelOfControl: "controlled_by_this_extension" });
    },
    clear: async () => {
      Object.assign(state, { value: true, levelOfControl: "controllable_by_this_extension" });
    },
  };
  return { state, taken: { kind: "prediction", setting, value: false } } as const;
}

test("takeSetting() takes a free setting and gives it back", async () => {
  const { state, taken } = settingOf("controllable_by_this_extension", true);
  expect(await takeSetting(taken, "taken")).toEqual([]);
  expect(state).toEqual({ value: false, levelOfControl: "controlled_by_this_extension" });
  expect(await takeSetting(taken, "given-back")).toEqual([]);
  expect(state).toEqual({ value: true, levelOfControl: "controllable_by_this_extension" });
});

test("takeSetting() leaves a setting alone that it has taken: a change would be told to whoever watches", async () => {
  const { state, taken } = settingOf("controllable_by_this_extension", true);
  await takeSetting(taken, "taken");
  const set = () => Promise.reject(new Error("set once more"));
  expect(await takeSetting({ ...taken, setting: { ...taken.setting, set } }, "taken")).toEqual([]);
  expect(state.value).toBe(false);
});

test.each(["controlled_by_other_extensions", "not_controllable"])(
  "takeSetting() leaves a setting alone that is %s, and tells the gap",
  async (levelOfControl) => {
    const { state, taken } = settingOf(levelOfControl, true);
    expect(await takeSetting(taken, "taken")).toEqual([{ kind: "prediction", detail: levelOfControl }]);
    expect(await takeSetting(taken, "given-back")).toEqual([]);
    expect(state).toEqual({ value: true, levelOfControl });
  },
);

test("takeSetting() finds no gap where somebody else chose the same", async () => {
  const { taken } = settingOf("controlled_by_other_extensions", false);
  expect(await takeSetting(taken, "taken")).toEqual([]);
});

test("takeSetting() tells a setting that cannot be read as a gap", async () => {
  const { taken } = settingOf("controllable_by_this_extension", true);
  const get = () => Promise.reject(new Error("no such setting"));
  const broken = { ...taken, setting: { ...taken.setting, get } };
  expect(await takeSetting(broken, "taken")).toEqual([{ kind: "prediction", detail: "no such setting" }]);
});
