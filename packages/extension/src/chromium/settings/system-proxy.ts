import type { SealedNotice } from "../../contract/sealed-notice.ts";
import type { StorageArea } from "../../contract/storage-area.ts";

/** What is used of `chrome.proxy.settings`. */
export interface ProxySetting {
  readonly get: (details: {
    readonly incognito: boolean;
  }) => Promise<{ readonly value: unknown; readonly levelOfControl: string }>;
}

/** Of `storage.local`: the seal outlives the browser, and so must what was before it. */
const MEMORY_KEY = "proxy-mode-before-seal";

/** Remembers the user's own proxy mode, which nobody tells any more once the seal's proxy stands before it. */
export async function rememberProxyMode(setting: ProxySetting, memory: StorageArea): Promise<void> {
  const { value, levelOfControl } = await setting.get({ incognito: false });
  if (levelOfControl === "controlled_by_this_extension") return;
  // A full disk must not keep the seal off: what is missing then is the rare answer that no notice is needed.
  await memory.set({ [MEMORY_KEY]: readProxyMode(value) }).catch(() => undefined);
}

/**
 * Tells whether the seal's proxy takes, or took, the place of the system's. Nobody tells whether the system has one,
 * or a script that chooses one, so this is said of every user who has not switched proxies off in the browser itself.
 */
export async function noticeSystemProxy(
  setting: ProxySetting,
  memory: StorageArea,
): Promise<readonly SealedNotice[]> {
  const { value, levelOfControl } = await setting.get({ incognito: false });
  const isOurs = levelOfControl === "controlled_by_this_extension";
  const mode = isOurs ? await recallProxyMode(memory) : readProxyMode(value);
  return mode === "system" ? ["system-proxy"] : [];
}

/** @returns Mode of a proxy configuration, `unknown` when it has none. */
export function readProxyMode(value: unknown): string {
  if (typeof value !== "object" || value === null || !("mode" in value)) return "unknown";
  return typeof value.mode === "string" ? value.mode : "unknown";
}

/** What is remembered; without it the browser's default. */
async function recallProxyMode(memory: StorageArea): Promise<string> {
  const kept = (await memory.get(MEMORY_KEY))[MEMORY_KEY];
  return typeof kept === "string" ? kept : "system";
}
