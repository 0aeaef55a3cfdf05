/** A value that Firefox can keep in a preference. */
export type Preference = boolean | number | string;

/**
 * Preferences that silence Firefox itself and leave alone what a page can do.
 *
 * Source: https://searchfox.org/mozilla-central/source/remote/shared/RecommendedPreferences.sys.mjs and the profile of
 * `@puppeteer/browsers` 3.2.6, without the rows that pages can notice.
 * Snapshot: 2026-11-21, tried in Firefox ESR 153.7.0.
 * Left out: `network.http.speculative-parallel-limit` (it switches preconnect off), pop-up blocking, tracking
 * protection, cookies and `dom.max_script_run_time`.
 */
export const QUIET_FIREFOX_PREFERENCES: Readonly<Record<string, Preference>> = {
  "app.normandy.enabled": false, // remote experiments
  "app.shield.optoutstudies.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.aboutwelcome.enabled": false,
  "browser.contentblocking.report.lockwise.enabled": false,
  "browser.discovery.enabled": false,
  "browser.newtab.preload": false, // asks ads.mozilla.org before any tab is opened
  "browser.newtabpage.activity-stream.feeds.system.topstories": false,
  "browser.newtabpage.activity-stream.feeds.telemetry": false,
  "browser.newtabpage.enabled": false,
  "browser.pagethumbnails.capturing_disabled": true,
  "browser.region.network.url": "", // asks Mozilla for the country
  "browser.safebrowsing.blockedURIs.enabled": false,
  "browser.safebrowsing.downloads.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.search.update": false,
  "browser.sessionstore.resume_from_crash": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage": "about:blank",
  "browser.startup.homepage_override.mstone": "ignore",
  "browser.startup.page": 0,
  "browser.translations.automaticallyPopup": false,
  "browser.uitour.enabled": false,
  "browser.urlbar.suggest.searches": false,
  "captivedetect.canonicalURL": "",
  "datareporting.healthreport.uploadEnabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "datareporting.policy.dataSubmissionPolicyBypassNotification": true,
  "datareporting.usage.uploadEnabled": false, // the daily ping, which the two above do not cover
  "dom.push.connection.enabled": false, // the browser's own WebSocket to Mozilla's push service
  "extensions.getAddons.cache.enabled": false,
  "extensions.installDistroAddons": false,
  "extensions.systemAddon.update.enabled": false,
  "extensions.update.enabled": false,
  "media.gmp-manager.updateEnabled": false,
  "messaging-system.rsexperimentloader.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "remote.prefs.recommended": false, // else the remote agent sets its own list, speculative limit included
  "security.certerrors.mitm.priming.enabled": false,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
  "startup.homepage_welcome_url": "about:blank",
  "toolkit.startup.max_resumed_crashes": -1,
  "toolkit.telemetry.enabled": false,
  "toolkit.telemetry.server": "",
  "toolkit.telemetry.unified": false,
};

/**
 * Environment variables that belong to the preferences: without this one, release builds ignore another
 * `services.settings.server` and fetch a dozen collections at start.
 *
 * @see https://firefox-source-docs.mozilla.org/services/settings/index.html
 */
export const QUIET_FIREFOX_ENVIRONMENT = { MOZ_REMOTE_SETTINGS_DEVTOOLS: "1" } as const;

/** Text of the `user.js` that gives a fresh profile these preferences. */
export function formatUserJs(preferences: Readonly<Record<string, Preference>>): string {
  return Object.entries(preferences)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join("");
}
