import { commonManifest, EVERY_DOCUMENT, EVERYWHERE, type ManifestFacts } from "./every-browser.ts";

/** Id of the guard in Firefox, the same in every build. */
export const FIREFOX_ID = "guard@hushport.example";

/** Manifest of the builds for Firefox. */
export function firefoxManifest(facts: ManifestFacts): object {
  const common = commonManifest(facts);
  return {
    ...common,
    content_scripts: [...common.content_scripts, { ...EVERY_DOCUMENT, js: ["witness.js"] }],
    browser_specific_settings: {
      gecko: {
        id: FIREFOX_ID,
        // The first that reads `data_collection_permissions`, on Android too.
        strict_min_version: "142.0",
        data_collection_permissions: { required: ["none"] },
      },
    },
    background: { scripts: ["background.js"] },
    permissions: [
      "alarms",
      "declarativeNetRequest",
      "dns",
      "privacy",
      "storage",
      "webNavigation",
      "webRequest",
      "webRequestBlocking",
      "webRequestFilterResponse",
    ],
    host_permissions: EVERYWHERE,
  };
}
