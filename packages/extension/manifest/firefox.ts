import { commonManifest, EVERY_DOCUMENT, EVERYWHERE, type ManifestFacts } from "./common.ts";

/** Manifest of the builds for Firefox. */
export function firefoxManifest(facts: ManifestFacts): object {
  const common = commonManifest(facts);
  return {
    ...common,
    content_scripts: [...common.content_scripts, { ...EVERY_DOCUMENT, js: ["witness.js"] }],
    browser_specific_settings: { gecko: { id: "guard@hushport.example", strict_min_version: "128.0" } },
    background: { scripts: ["background.js"] },
    permissions: [
      "alarms",
      "declarativeNetRequest",
      "dns",
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
