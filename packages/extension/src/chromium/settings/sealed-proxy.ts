import { proxyBypassList, type BypassState } from "@hushport/core";
import type { Gap } from "../../contract/gap.ts";
import { readProxyMode, rememberProxyMode } from "./system-proxy.ts";

/** A port that nobody listens on (RFC 863's discard service, which no system offers any more). */
const DEAD_PROXY = { scheme: "http", host: "127.0.0.1", port: 9 } as const;

/** Modes in which no proxy is known to be in use; of the second the user is told: see `system-proxy.ts`. */
const WITHOUT_PROXY: ReadonlySet<string> = new Set(["direct", "system"]);

/** Says why the proxy that sealed mode needs cannot be set here; empty when it can. */
export async function proxyObstacles(): Promise<readonly Gap[]> {
  const { value, levelOfControl } = await chrome.proxy.settings.get({ incognito: false });
  if (levelOfControl === "controlled_by_this_extension") return [];
  if (levelOfControl !== "controllable_by_this_extension") return [{ kind: "proxy", detail: levelOfControl }];
  const mode = readProxyMode(value);
  return WITHOUT_PROXY.has(mode) ? [] : [{ kind: "proxy", detail: mode }];
}

/** Sends everything but public addresses to a proxy that is not there. */
export async function setSealedProxy(state: BypassState): Promise<readonly Gap[]> {
  const obstacles = await proxyObstacles();
  if (obstacles.length > 0) return obstacles;
  await rememberProxyMode(chrome.proxy.settings, chrome.storage.local);
  const value: chrome.proxy.ProxyConfig = {
    mode: chrome.proxy.Mode.FIXED_SERVERS,
    rules: { singleProxy: DEAD_PROXY, bypassList: [...proxyBypassList(state)] },
  };
  await chrome.proxy.settings.set({ scope: "regular", value });
  return [];
}

/** Gives the proxy setting back. */
export async function clearSealedProxy(): Promise<void> {
  const { levelOfControl } = await chrome.proxy.settings.get({ incognito: false });
  if (levelOfControl === "controlled_by_this_extension")
    await chrome.proxy.settings.clear({ scope: "regular" });
}
