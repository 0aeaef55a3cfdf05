import { STATIC_RULES } from "../build/static-rules.ts";
import { commonManifest, EVERYWHERE, type ManifestFacts } from "./every-browser.ts";

/**
 * The oldest Chromium with every condition that the rules use: the youngest of them is `topDomains`.
 *
 * Source: https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest#type-RuleCondition
 */
const OLDEST_CHROMIUM = "145";

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
      "storage",
      "webNavigation",
      "webRequest",
    ],
    declarative_net_request: {
      rule_resources: STATIC_RULES.map(({ id, path }) => ({ id, enabled: true, path })),
    },
    host_permissions: EVERYWHERE,
    web_accessible_resources: [{ resources: ["warning.html"], matches: ["<all_urls>"] }],
  };
}
