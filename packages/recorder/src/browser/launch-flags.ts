/**
 * Switches that silence Chromium itself and leave alone what a page can do: no switch here blocks, allows or times
 * anything for pages (`--no-pings`, `--disable-popup-blocking` and the like are absent on purpose).
 *
 * Source: https://github.com/GoogleChrome/chrome-launcher/blob/main/docs/chrome-flags-for-tools.md and what Chromium
 * 156.0.8078.79 asked the network for in six seconds on `about:blank`, read from its NetLog.
 * Snapshot: 2026-11-21.
 * Left out: `--enable-automation`, which changes what pages see beyond `navigator.webdriver`.
 */
export const QUIET_CHROMIUM_SWITCHES = [
  "--no-first-run", // no welcome tab, no import
  "--no-default-browser-check", // no bar, no request
  "--no-service-autorun", // no background service after the last window
  "--disable-background-networking", // Safe Browsing updates, metrics upload, time service, dictionary download
  "--disable-component-update", // periodic component updates; not the one on demand, see UNREACHABLE
  "--disable-default-apps", // no download of default web apps
  "--disable-sync", // no account synchronisation
  "--disable-extensions", // neither the system's nor a policy's recommended ones
  "--disable-component-extensions-with-background-pages", // built-in extensions that may connect
  "--disable-domain-reliability", // no reports to Google about failed requests to its own hosts
  "--disable-client-side-phishing-detection", // no model download, no uploads
  "--disable-breakpad", // no crash upload
  "--disable-crash-reporter",
  "--disable-field-trial-config", // no test configuration of experiments in unbranded builds
  "--disable-search-engine-choice-screen", // no dialog in the European Economic Area
  "--disable-hang-monitor", // no dialog over a page with an endless loop: the visit's deadline ends it
  "--hide-crash-restore-bubble",
  "--metrics-recording-only", // metrics are kept, never uploaded
  "--password-store=basic", // no keyring, no prompt for its password
  "--use-mock-keychain", // the same on macOS
  "--mute-audio",
] as const;

/**
 * Features that make Chromium itself talk to the network.
 *
 * Source and snapshot: as for {@link QUIET_CHROMIUM_SWITCHES}.
 * Left out: features that pages can see, such as `HttpsUpgrades` and `LocalNetworkAccessChecks`.
 */
export const QUIET_CHROMIUM_FEATURES = [
  "DialMediaRouteProvider", // SSDP multicast into the local network, which would pass for a probe
  "CastMediaRouteProvider", // mDNS into the local network
  "MediaRouter",
  "NetworkTimeServiceQuerying", // clients2.google.com/time
  "OptimizationHints", // optimizationguide-pa.googleapis.com
  "OptimizationGuideModelDownloading",
  "AutofillServerCommunication", // content-autofill.googleapis.com, whenever a page has a form
  "CertificateTransparencyComponentUpdater",
  "Translate",
] as const;

/**
 * Where requests go that no switch turns off: `ListAccounts` at start and one on-demand component. Port 1 is on
 * Fetch's list of bad ports, so Chromium refuses them before it resolves the name: NetLog showed 54 DNS transactions
 * without and 0 with it.
 */
const UNREACHABLE = "https://browser.invalid:1";

/** What a fresh, quiet Chromium is started for. */
export interface LaunchFlagsOptions {
  /** Whether a window is wanted; without one no display is needed. */
  readonly window: "visible" | "headless";
  /** Fresh folder that becomes the profile. */
  readonly profileDir: string;
  /** More features to turn off: Chromium obeys only the last `--disable-features`. */
  readonly disabledFeatures?: readonly string[];
  /** User id of this process; 0 is root. Default: the real one. */
  readonly userId?: number | undefined;
}

/** A command line, and what must be said aloud about it. */
export interface LaunchFlags {
  readonly flags: readonly string[];
  /** One sentence for the person who runs it when the sandbox is off, else `null`. */
  readonly sandboxNote: string | null;
}

/** Chromium refuses to start as root with its sandbox: https://crbug.com/638180 */
const ROOT_NOTE =
  "The browser runs without its own sandbox, because Chromium cannot use it as root; visit pages that you do not trust as another user.";

/** Command line of a fresh Chromium that makes no requests of its own. */
export function launchFlags({
  window,
  profileDir,
  disabledFeatures = [],
  userId = process.getuid?.(),
}: LaunchFlagsOptions): LaunchFlags {
  const isRoot = userId === 0;
  return {
    flags: [
      ...QUIET_CHROMIUM_SWITCHES,
      `--gaia-url=${UNREACHABLE}`,
      `--component-updater=url-source=${UNREACHABLE}/`,
      `--disable-features=${[...new Set([...QUIET_CHROMIUM_FEATURES, ...disabledFeatures])].join(",")}`,
      `--user-data-dir=${profileDir}`,
      ...(window === "headless" ? ["--headless=new"] : []),
      ...(isRoot ? ["--no-sandbox"] : []),
    ],
    sandboxNote: isRoot ? ROOT_NOTE : null,
  };
}
