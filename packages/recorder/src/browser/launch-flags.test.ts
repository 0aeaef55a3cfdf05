import { expect, test } from "vitest";
import { launchFlags, QUIET_CHROMIUM_FEATURES } from "./launch-flags.ts";
import { formatUserJs } from "./quiet-preferences.ts";

const profileDir = "/profile";

test("launchFlags() keeps the sandbox for an ordinary user and says nothing", () => {
  const { flags, sandboxNote } = launchFlags({ window: "visible", profileDir, userId: 1000 });
  expect(flags).not.toContain("--no-sandbox");
  expect(flags.filter((flag) => flag.startsWith("--headless"))).toEqual([]);
  expect(sandboxNote).toBeNull();
});

test("launchFlags() gives up the sandbox for root only, with one sentence", () => {
  const { flags, sandboxNote } = launchFlags({ window: "headless", profileDir, userId: 0 });
  expect(flags).toContain("--no-sandbox");
  expect(flags).toContain("--headless=new");
  expect(sandboxNote).toMatch(/^The browser runs without its own sandbox.*\.$/);
});

test("launchFlags() gives --disable-features once, with the caller's features and no double", () => {
  const { flags } = launchFlags({
    window: "headless",
    profileDir,
    disabledFeatures: ["LocalNetworkAccessChecks", "Translate"],
  });
  const lists = flags.filter((flag) => flag.startsWith("--disable-features="));
  expect(lists).toEqual([
    `--disable-features=${[...QUIET_CHROMIUM_FEATURES, "LocalNetworkAccessChecks"].join(",")}`,
  ]);
});

test("launchFlags() names every switch once", () => {
  const { flags } = launchFlags({ window: "headless", profileDir });
  const names = flags.map((flag) => flag.split("=")[0]);
  expect(new Set(names).size).toBe(names.length);
});

test("formatUserJs() quotes names and texts and leaves numbers and booleans bare", () => {
  expect(formatUserJs({ "a.b": 'x"y', "c.d": -1, e: false })).toBe(
    'user_pref("a.b", "x\\"y");\nuser_pref("c.d", -1);\nuser_pref("e", false);\n',
  );
});
