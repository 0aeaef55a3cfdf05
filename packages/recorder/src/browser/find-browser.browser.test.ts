import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { BROWSER_KINDS } from "./browser-table.ts";
import { findBrowser } from "./find-browser.ts";

test.each(BROWSER_KINDS)("findBrowser() finds the %s of this machine, and it is no script", async (kind) => {
  const browser = await findBrowser(kind);
  expect(readFileSync(browser.path).subarray(0, 2).toString("latin1")).not.toBe("#!");
  expect(browser.name).toMatch(kind === "firefox" ? /Firefox/ : /Chrom|Edge|Brave/);
});

test.each(BROWSER_KINDS)("findBrowser() reads the version that %s prints itself", async (kind) => {
  const { path, version } = await findBrowser(kind);
  expect(execFileSync(path, ["--version"], { encoding: "utf8" })).toContain(version);
});

test("findBrowser() finds the same program by a search in PATH as in the table", async () => {
  const { path } = await findBrowser("chromium");
  const environment = { ...process.env, PUPPETEER_CACHE_DIR: "/nonexistent" };
  const viaPath = await findBrowser("chromium", { environment, platform: "freebsd" });
  expect(viaPath.path).toBe(path);
});
