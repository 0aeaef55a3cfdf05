import { STATIC_RULES_FILE } from "../build/static-rules.ts";
import { commonManifest, EVERYWHERE, type ManifestFacts } from "./common.ts";

/**
 * The oldest Chromium that has every interface the guard's rules need: conditions on response headers are not among
 * them, `world: "MAIN"` (111) and `match_origin_as_fallback` (119 for content scripts in the manifest) are.
 *
 * Source: https://developer.chrome.com/docs/extensions/reference/manifest/content-scripts
 */
const OLDEST_CHROMIUM = "121";

/** Manifest of the builds for Chrome, Edge, Brave and other Chromium browsers. */
export function chromiumManifest(facts: ManifestFacts): object {
  return {
    ...commonManifest(facts),
    minimum_chrome_version: OLDEST_CHROMIUM,
    background: { service_worker: "background.js" },
    permissions: [
      "alarms",
      "declarativeNetRequest",
      "privacy",
      "proxy",
      "scripting",
      "storage",
      "webNavigation",
      "webRequest",
    ],
    declarative_net_request: {
      rule_resources: [{ id: "fixed", enabled: true, path: STATIC_RULES_FILE }],
    },
    host_permissions: EVERYWHERE,
    web_accessible_resources: [{ resources: ["warning.html"], matches: ["<all_urls>"] }],
  };
}
