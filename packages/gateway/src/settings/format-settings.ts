import type { Authority } from "../request/authority.ts";
import { chromiumSettings, firefoxPreferences } from "./browser-settings.ts";

/** Browsers whose settings can be printed. */
export const SETTINGS_BROWSERS = ["chromium", "firefox"] as const;

/** A browser whose settings can be printed. */
export type SettingsBrowser = (typeof SETTINGS_BROWSERS)[number];

/** Writes down the settings that send a browser's traffic through the gateway, loopback included. */
export function formatSettings(browser: SettingsBrowser, gateway: Authority): string {
  return browser === "chromium" ? formatChromium(gateway) : formatFirefox(gateway);
}

function formatChromium(gateway: Authority): string {
  const { flags, policy } = chromiumSettings(gateway);
  return `# Chromium and its relatives: start them with
${flags.map((flag) => `  ${shellWord(flag)}`).join(" \\\n")}

# or, for good, as managed policy (Debian: /etc/chromium/policies/managed/hushport.json;
# Chrome: /etc/opt/chrome/policies/managed/hushport.json):
${JSON.stringify(policy, undefined, 2)}
`;
}

function formatFirefox(gateway: Authority): string {
  const lines = Object.entries(firefoxPreferences(gateway)).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  return `// Firefox: put this into user.js in the profile's folder (about:profiles shows it) and start Firefox again.
${lines.join("\n")}
`;
}

function shellWord(text: string): string {
  return /^[\w@+=:,./-]+$/.test(text) ? text : `'${text}'`;
}
