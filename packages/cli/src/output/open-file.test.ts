import { expect, test } from "vitest";
import { isInteractive, openCommand, openFile } from "./open-file.ts";

test.each([
  [true, { DISPLAY: ":0" }, "linux", true],
  [true, { WAYLAND_DISPLAY: "wayland-0" }, "linux", true],
  [true, {}, "linux", false],
  [false, { DISPLAY: ":0" }, "linux", false],
  [true, { DISPLAY: ":0", CI: "true" }, "linux", false],
  [true, { DISPLAY: "" }, "linux", false],
  [true, {}, "darwin", true],
  [true, { SSH_CONNECTION: "a b c d" }, "darwin", false],
  [true, {}, "win32", true],
] as const)("isInteractive(%s, %o, %s) is %s", (isTerminal, environment, platform, expected) => {
  expect(isInteractive(isTerminal, environment, platform)).toBe(expected);
});

test("openCommand() hands the path over as one argument on every platform", () => {
  for (const platform of ["linux", "darwin", "win32"] as const) {
    expect(openCommand("/a b/report.html", platform).at(-1)).toBe("/a b/report.html");
  }
});

test("openFile() survives a machine that has no opener", async () => {
  const path = process.env["PATH"];
  process.env["PATH"] = "";
  try {
    openFile("/nowhere/report.html", "linux");
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    process.env["PATH"] = path;
  }
});
