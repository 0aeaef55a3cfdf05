import type { Gap } from "../../contract/gap.ts";

/** Says where the user, or the browser, keeps the guard out. */
export async function accessGaps(): Promise<readonly Gap[]> {
  const [hasHosts, isInPrivate] = await Promise.all([
    chrome.permissions.contains({ origins: ["<all_urls>"] }),
    chrome.extension.isAllowedIncognitoAccess(),
  ]);
  return [
    ...(hasHosts ? [] : [{ kind: "host-access", detail: "<all_urls>" } as const]),
    ...(isInPrivate ? [] : [{ kind: "private-windows", detail: "incognito" } as const]),
  ];
}
