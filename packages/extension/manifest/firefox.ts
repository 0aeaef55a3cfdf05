import { commonManifest, EVERYWHERE, type ManifestFacts } from "./common.ts";

/** Manifest of the builds for Firefox. */
export function firefoxManifest(facts: ManifestFacts): object {
  return {
    ...commonManifest(facts),
    browser_specific_settings: { gecko: { id: "guard@hushport.example", strict_min_version: "128.0" } },
    background: { scripts: ["background.js"] },
    permissions: [
      "alarms",
      "declarativeNetRequest",
      "dns",
      "notifications",
      "privacy",
      "scripting",
      "storage",
      "webNavigation",
      "webRequest",
      "webRequestBlocking",
    ],
    host_permissions: EVERYWHERE,
  };
}
