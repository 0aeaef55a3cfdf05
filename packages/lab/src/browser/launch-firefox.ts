import {
  QUIET_FIREFOX_ENVIRONMENT,
  QUIET_FIREFOX_PREFERENCES,
  STOCK_FIREFOX_PREFERENCES,
} from "@hushport/recorder";
import { forwardOut, type LabNetwork } from "@hushport/testbed";
import { launch, type Browser } from "puppeteer-core";
import { LabOptionError } from "../errors.ts";
import type { PermissionState } from "../permission-state.ts";
import { RESOLVED_NAMES } from "./lab-names.ts";
import { LAUNCH_DEADLINE_MS, PROTOCOL_DEADLINE_MS, type LaunchRequest } from "./launch-request.ts";

type Preference = boolean | number | string;

/** Values of `permissions.default.*`: nsIPermissionManager's `ALLOW_ACTION` and `DENY_ACTION`. */
const [ALLOW, DENY] = [1, 2];

/** Starts Firefox with a fresh profile, in which the lab's page counts as one of the public internet. */
export async function launchFirefox(request: LaunchRequest): Promise<Browser> {
  const { installed, permission, server, profileDir, display, preferences, inside, signal } = request;
  // Firefox is driven through a port, which is inside: this process needs a way to it.
  const way = inside === undefined ? undefined : await forwardOut(inside.namespace);
  const browser = await launch({
    browser: "firefox",
    ...(inside === undefined || way === undefined
      ? { executablePath: installed.path, headless: display === undefined, userDataDir: profileDir }
      : launchInside(inside, request, way.port)),
    acceptInsecureCerts: true,
    extraPrefsFirefox: {
      ...QUIET_FIREFOX_PREFERENCES,
      ...STOCK_FIREFOX_PREFERENCES,
      ...(inside === undefined ? pretendPublic(server) : {}),
      ...permissionPreferences(permission),
      ...Object.fromEntries(preferences.map(parsePreference)),
    },
    env: {
      ...process.env,
      ...QUIET_FIREFOX_ENVIRONMENT,
      ...(display === undefined ? {} : { DISPLAY: display }),
    },
    timeout: LAUNCH_DEADLINE_MS,
    protocolTimeout: PROTOCOL_DEADLINE_MS,
    handleSIGINT: false,
    signal,
  }).catch(async (error: unknown) => {
    await way?.close();
    throw error;
  });
  browser.once("disconnected", () => void way?.close());
  return browser;
}

function launchInside(
  inside: LabNetwork,
  { installed, profileDir, display }: LaunchRequest,
  debuggingPort: number,
): { readonly executablePath: string; readonly args: string[]; readonly ignoreDefaultArgs: true } {
  const { executablePath, args } = inside.launchLine(installed.path, [
    ...(display === undefined ? ["--headless"] : []),
    "--no-remote",
    "--profile",
    profileDir,
    `--remote-debugging-port=${debuggingPort}`,
    "about:blank",
  ]);
  return { executablePath, args: [...args], ignoreDefaultArgs: true };
}

/** On this machine's own network no address is public, so one is said to be. */
function pretendPublic({ port }: LaunchRequest["server"]): Readonly<Record<string, Preference>> {
  return {
    "network.dns.localDomains": RESOLVED_NAMES.join(","),
    "network.lna.address_space.public.override": `127.0.0.1:${port}`,
  };
}

function permissionPreferences(permission: PermissionState): Readonly<Record<string, Preference>> {
  if (permission === "off") return { "network.lna.enabled": false };
  if (permission !== "denied" && permission !== "granted") return {};
  const answer = permission === "granted" ? ALLOW : DENY;
  return { "permissions.default.loopback-network": answer, "permissions.default.local-network": answer };
}

/** Reads `name=value`; numbers and `true` or `false` mean themselves. @throws {LabOptionError} If there is no `=`. */
export function parsePreference(text: string): readonly [name: string, value: Preference] {
  const at = text.indexOf("=");
  if (at < 1) throw new LabOptionError(`preference ${text}`, "it is not name=value");
  const [name, value] = [text.slice(0, at), text.slice(at + 1)];
  if (value === "true" || value === "false") return [name, value === "true"];
  return [name, /^-?\d+$/.test(value) ? Number(value) : value];
}
