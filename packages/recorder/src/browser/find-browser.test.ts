import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { BrowserNotFoundError } from "./browser-not-found-error.ts";
import { BROWSER_KINDS, BROWSER_PLATFORMS, BROWSER_TABLE } from "./browser-table.ts";
import { parseApplicationIni, parseVersionLine } from "./browser-version.ts";
import { cachedPaths, expandPath, installedPaths } from "./candidate-paths.ts";
import { findBrowser } from "./find-browser.ts";
import { realProgram } from "./real-program.ts";

let folder = "";
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "hushport-find-")));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A file that is no script, as far as the first two bytes tell; running it is not the point. */
function program(...parts: readonly string[]): string {
  return file("\u007FELF", ...parts);
}

function file(content: string, ...parts: readonly string[]): string {
  const path = join(folder, ...parts);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  chmodSync(path, 0o755);
  return path;
}

const PROGRAMS = BROWSER_TABLE.chromium.programs;

test.each(BROWSER_KINDS.flatMap((kind) => BROWSER_PLATFORMS.map((platform) => [kind, platform] as const)))(
  "BROWSER_TABLE names no place twice for %s on %s and at least one",
  (kind, platform) => {
    const paths = BROWSER_TABLE[kind].executables[platform].map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.length).toBeGreaterThan(0);
  },
);

test("installedPaths() leaves out rows whose variable is not set", () => {
  const environment = { PROGRAMFILES: "C:\\Program Files" };
  const paths = installedPaths("chromium", "win32", environment);
  expect(paths[0]).toBe("C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe");
  expect(paths.filter((path) => path.includes("${") || path.startsWith("\\"))).toEqual([]);
  expect(expandPath("${LOCALAPPDATA}\\x", environment)).toBeUndefined();
});

test("cachedPaths() puts build 150 before build 99, as numbers and not as text", () => {
  for (const build of ["linux-99.0.1.2", "linux-150.0.1.2"]) {
    mkdirSync(join(folder, "chrome", build), { recursive: true });
  }
  const [first, second] = cachedPaths("chromium", "linux", { PUPPETEER_CACHE_DIR: folder });
  expect(first).toBe(join(folder, "chrome", "linux-150.0.1.2", "chrome-linux64", "chrome"));
  expect(second).toBe(join(folder, "chrome", "linux-99.0.1.2", "chrome-linux64", "chrome"));
});

test("realProgram() finds what Debian's launcher starts from its assignments", () => {
  const real = program("lib", "chromium", "chromium");
  const launcher = file(
    `#!/bin/sh\nAPPNAME=chromium\nGDB=/usr/bin/gdb\nLIBDIR=${folder}/lib/$APPNAME\nexec $LIBDIR/$APPNAME $FLAGS "$@"\n`,
    "bin",
    "chromium",
  );
  expect(realProgram(launcher, PROGRAMS)).toEqual({ kind: "program", path: real });
});

test("realProgram() finds the program beside a vendor's launcher, through a link", () => {
  const real = program("opt", "chrome", "chrome");
  const launcher = file(
    '#!/bin/bash\nHERE="`dirname "$0"`"\nexec "$HERE/chrome" "$@"\n',
    "opt",
    "chrome",
    "google-chrome",
  );
  const link = join(folder, "google-chrome-stable");
  symlinkSync(launcher, link);
  expect(realProgram(link, PROGRAMS)).toEqual({ kind: "program", path: real });
});

test("realProgram() calls a script that names no browser a launcher", () => {
  const launcher = file("#!/bin/sh\nexec /usr/bin/env something\n", "chromium");
  expect(realProgram(launcher, PROGRAMS)).toEqual({ kind: "launcher", path: launcher });
});

test("realProgram() does not take the snap command for a browser, linked or started by a script", () => {
  const snap = program("bin", "snap");
  const link = join(folder, "chromium");
  symlinkSync(snap, link);
  expect(realProgram(link, PROGRAMS).kind).toBe("confined");
  expect(realProgram(file(`#!/bin/sh\nexec ${link} "$@"\n`, "chromium-browser"), PROGRAMS).kind).toBe(
    "confined",
  );
});

test("realProgram() says absent for a missing file, a folder and a dangling link", () => {
  symlinkSync(join(folder, "nowhere"), join(folder, "dangling"));
  for (const path of [join(folder, "missing"), folder, join(folder, "dangling")]) {
    expect(realProgram(path, PROGRAMS)).toEqual({ kind: "absent" });
  }
});

test.each([
  ["Chromium 156.0.8078.79 built on Debian", "Chromium", "156.0.8078.79"],
  ["Google Chrome for Testing 131.0.6778.204 ", "Google Chrome for Testing", "131.0.6778.204"],
  ["Mozilla Firefox 153.7.0esr", "Firefox", "153.7.0esr"],
  ["Brave Browser 131.1.73.104", "Brave Browser", "131.1.73.104"],
  ["[0101/ERROR] something 1\nMicrosoft Edge 131.0.2903.86 unknown", "Microsoft Edge", "131.0.2903.86"],
])("parseVersionLine() reads %j", (text, name, version) => {
  expect(parseVersionLine(text)).toEqual({ name, version });
});

test.each(["", "snap    2.63", "usage: foo", "Chromium"])(
  "parseVersionLine() finds nothing in %j",
  (text) => {
    expect(parseVersionLine(text)).toBeUndefined();
  },
);

test("parseApplicationIni() reads CRLF files and gives up without a version", () => {
  expect(parseApplicationIni("[App]\r\nName=Firefox\r\nVersion=153.7.0\r\n")).toEqual({
    name: "Firefox",
    version: "153.7.0",
  });
  expect(parseApplicationIni("[App]\nName=Firefox\n")).toBeUndefined();
});

test("findBrowser() names the variable, the place and the reason when the user's own path is wrong", async () => {
  const missing = join(folder, "missing");
  const search = findBrowser("chromium", { environment: { HUSHPORT_CHROMIUM: missing } });
  await expect(search).rejects.toThrow(
    `Cannot use ${missing} (from HUSHPORT_CHROMIUM): there is no such file`,
  );
  await expect(search).rejects.toBeInstanceOf(BrowserNotFoundError);
});

test("findBrowser() says what a named program printed instead of a version", async () => {
  const path = file("#!/bin/sh\necho cannot open display >&2; exit 3\n", "odd");
  await expect(findBrowser("chromium", { path, environment: {} })).rejects.toThrow(
    `Cannot use ${path}: printed "cannot open display" for --version`,
  );
});

test("findBrowser() says what to install on a machine that has none", async () => {
  const environment = { PATH: folder, PUPPETEER_CACHE_DIR: folder, HOME: folder };
  await expect(findBrowser("firefox", { environment, platform: "freebsd" })).rejects.toThrow(
    "Cannot find Firefox: none is installed. Install Firefox, or set HUSHPORT_FIREFOX to its executable",
  );
});

test("findBrowser() takes a browser from PATH on a platform that the table does not know", async () => {
  const path = file('#!/bin/sh\necho "Chromium 1.2.3.4"\n', "lib", "chrome");
  file(`#!/bin/sh\nexec ${path}-real "$@"\n`, "bin", "chromium");
  const environment = { PATH: join(folder, "bin"), PUPPETEER_CACHE_DIR: folder };
  await expect(findBrowser("chromium", { environment, platform: "freebsd" })).rejects.toThrow(
    `none is usable (${join(folder, "bin", "chromium")} is a script that adds flags of its own)`,
  );
});

test("findBrowser() stops when its signal aborts", async () => {
  const path = file("#!/bin/sh\nexec sleep 60\n", "slow");
  const signal = AbortSignal.timeout(50);
  await expect(findBrowser("chromium", { path, signal })).rejects.toThrow(/timeout|aborted/i);
});
