import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findBrowser } from "./find-browser.ts";
import { launchFlags } from "./launch-flags.ts";
import { formatUserJs, QUIET_FIREFOX_ENVIRONMENT, QUIET_FIREFOX_PREFERENCES } from "./quiet-preferences.ts";

/** Above the second or two in which a browser that is not silenced makes its first requests; the controls below check it. */
const WATCH_MS = 5_000;

let profileDir = "";
beforeEach(() => {
  profileDir = mkdtempSync(join(tmpdir(), "hushport-quiet-"));
});
afterEach(() => rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 }));

/** The test is hermetic either way: no name is resolved. */
const CHROMIUM_NAMELESS = "--host-resolver-rules=MAP * ~NOTFOUND";

/** The same for Firefox: a proxy that cannot exist, since port 1 is no web proxy's. */
const FIREFOX_NAMELESS = {
  "network.proxy.type": 1,
  "network.proxy.socks": "127.0.0.1",
  "network.proxy.socks_port": 1,
  "network.proxy.socks_remote_dns": true,
};

async function stopAfter(browser: ChildProcess, afterMs: number): Promise<void> {
  const exit = once(browser, "exit");
  await Promise.race([exit, delay(afterMs)]);
  browser.kill("SIGTERM");
  const ended = await Promise.race([exit.then(() => true), delay(10_000, false)]);
  if (!ended) browser.kill("SIGKILL");
  await exit;
}

async function chromiumNetLog(flags: readonly string[]): Promise<string> {
  const { path } = await findBrowser("chromium");
  const log = join(profileDir, "net.json");
  const browser = spawn(path, [...flags, CHROMIUM_NAMELESS, `--log-net-log=${log}`, "about:blank"], {
    stdio: "ignore",
  });
  await stopAfter(browser, WATCH_MS);
  return readFileSync(log, "utf8");
}

/** Hosts of all URLs that the network service was asked for. */
function hostsIn(netLog: string): readonly string[] {
  const urls = [...netLog.matchAll(/"url":"(https?:[^"]+)"/g)].map(([, url = ""]) => new URL(url).host);
  return [...new Set(urls)].toSorted();
}

function hasEvent(netLog: string, name: string): boolean {
  const type = new RegExp(`"${name}":(\\d+)`).exec(netLog)?.[1];
  if (type === undefined) throw new RangeError(`${name} is no event of this browser`);
  return netLog.includes(`"type":${type}}`);
}

test("launchFlags() gives a Chromium that asks no host but the unreachable one, and opens no connection", async () => {
  const { flags } = launchFlags({ window: "headless", profileDir });
  const netLog = await chromiumNetLog(flags);
  expect(hostsIn(netLog).filter((host) => host !== "browser.invalid:1")).toEqual([]);
  expect(hasEvent(netLog, "URL_REQUEST_START_JOB")).toBe(true);
  expect(hasEvent(netLog, "TCP_CONNECT_JOB_CONNECT")).toBe(false);
});

test("a Chromium without the quiet switches does ask other hosts, so the test above can fail", async () => {
  const { flags } = launchFlags({ window: "headless", profileDir });
  const needed = flags.filter((flag) => /^--(?:headless|no-sandbox|user-data-dir)/.test(flag));
  expect(hostsIn(await chromiumNetLog(needed)).length).toBeGreaterThan(0);
});

async function firefoxUrls(
  preferences: typeof QUIET_FIREFOX_PREFERENCES,
  environment: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const { path } = await findBrowser("firefox");
  writeFileSync(join(profileDir, "user.js"), formatUserJs({ ...preferences, ...FIREFOX_NAMELESS }));
  const browser = spawn(path, ["--headless", "--no-remote", "--profile", profileDir, "about:blank"], {
    stdio: "ignore",
    env: {
      ...process.env,
      ...environment,
      HOME: profileDir,
      MOZ_LOG: "nsHttp:3",
      MOZ_LOG_FILE: join(profileDir, "log"),
    },
  });
  await stopAfter(browser, WATCH_MS);
  const logs = readdirSync(profileDir).filter((name) => name.endsWith(".moz_log"));
  expect(logs.length).toBeGreaterThan(0);
  return logs.flatMap((name) =>
    [...readFileSync(join(profileDir, name), "utf8").matchAll(/uri=(\S+)/g)].map(([, url = ""]) => url),
  );
}

test("QUIET_FIREFOX_PREFERENCES gives a Firefox that makes no request", async () => {
  expect(await firefoxUrls(QUIET_FIREFOX_PREFERENCES, QUIET_FIREFOX_ENVIRONMENT)).toEqual([]);
});

test("a Firefox without the quiet preferences does make requests, so the test above can fail", async () => {
  expect((await firefoxUrls({}, {})).length).toBeGreaterThan(0);
});
