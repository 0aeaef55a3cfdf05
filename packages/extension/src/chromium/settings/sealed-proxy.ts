import { proxyBypassList, type BypassState } from "@hushport/core";
import type { Gap } from "../../contract/gap.ts";
import type { OpenEndpoint } from "./open-endpoints.ts";
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

/** What the seal is passed by for, and which of it may come to a disk. */
export interface SealedState extends Omit<BypassState, "openLocalEndpoints"> {
  /** Those of the grants that come from no private window; all of them may be of this session only. */
  readonly keptGrants: BypassState["grants"];
  readonly openLocalEndpoints: readonly OpenEndpoint[];
}

/**
 * Sends everything but public addresses to a proxy that is not there. The browser keeps the setting on its disk, so
 * what private windows add is set for those alone, which the browser keeps in memory.
 */
export async function setSealedProxy(state: SealedState): Promise<readonly Gap[]> {
  const obstacles = await proxyObstacles();
  if (obstacles.length > 0) return obstacles;
  await rememberProxyMode(chrome.proxy.settings, chrome.storage.local);
  const openLocalEndpoints = state.openLocalEndpoints.filter(({ isPrivate }) => !isPrivate);
  const kept = proxyBypassList({ ...state, grants: state.keptGrants, openLocalEndpoints });
  await chrome.proxy.settings.set({ scope: "regular", value: sealOf(kept) });
  const all = proxyBypassList(state);
  if (all.length > kept.length) await chrome.proxy.settings.set({ scope: PRIVATE_SCOPE, value: sealOf(all) });
  else await clearPrivateProxy();
  return [];
}

/** Gives the proxy setting back. */
export async function clearSealedProxy(): Promise<void> {
  await clearPrivateProxy();
  const { levelOfControl } = await chrome.proxy.settings.get({ incognito: false });
  if (levelOfControl === "controlled_by_this_extension")
    await chrome.proxy.settings.clear({ scope: "regular" });
}

/** Ends with the last private window; can be set while there is one only. */
const PRIVATE_SCOPE = "incognito_session_only";

async function clearPrivateProxy(): Promise<void> {
  if (!(await chrome.extension.isAllowedIncognitoAccess())) return;
  const { incognitoSpecific } = await chrome.proxy.settings.get({ incognito: true });
  if (incognitoSpecific === true) await chrome.proxy.settings.clear({ scope: PRIVATE_SCOPE });
}

function sealOf(bypassList: readonly string[]): chrome.proxy.ProxyConfig {
  return {
    mode: chrome.proxy.Mode.FIXED_SERVERS,
    rules: { singleProxy: DEAD_PROXY, bypassList: [...bypassList] },
  };
}
