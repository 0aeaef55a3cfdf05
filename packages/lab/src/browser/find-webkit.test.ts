import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { findWebkit } from "./find-webkit.ts";

test("findWebkit() finds the driver in the first folder that has it as a program", () => {
  const folder = mkdtempSync(join(tmpdir(), "hushport-webkit-"));
  try {
    const driver = join(folder, "WebKitWebDriver");
    writeFileSync(driver, "");
    expect(() => findWebkit(folder)).toThrow("no WebKitWebDriver is installed");
    chmodSync(driver, 0o755);
    expect(findWebkit(["", "/nonexistent", folder].join(delimiter))).toEqual({
      kind: "webkit",
      name: "WebKitGTK",
      path: driver,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("findWebkit() says in one line what to install", () => {
  expect(() => findWebkit("")).toThrow(/^Cannot measure with webkit: .*webkit2gtk-driver\)$/);
});
