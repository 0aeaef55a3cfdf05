import { launchFlags } from "@hushport/recorder";
import { launch, type Browser } from "puppeteer-core";
import { LabBrowserError } from "../errors.ts";
import { RESOLVED_NAMES } from "./lab-names.ts";
import { LAUNCH_DEADLINE_MS, PROTOCOL_DEADLINE_MS, type LaunchRequest } from "./launch-request.ts";
import { mergeSwitches } from "./merge-switches.ts";

/**
 * Features that make up Local Network Access.
 *
 * Source: names in Chromium 156.0.8078.79; that switching all of them off restores the behaviour before 142 was measured.
 * Snapshot: 2026-11-21.
 * Left out: `LocalNetworkAccessChecksWarn`, which only changes what the console says.
 */
export const LNA_FEATURES = [
  "LocalNetworkAccessChecks",
  "LocalNetworkAccessChecksWebSockets",
  "LocalNetworkAccessChecksWebTransport",
  "LocalNetworkAccessChecksWebRTC",
  "LocalNetworkAccessForWorkers",
  "LocalNetworkAccessForNavigations",
  "LocalNetworkAccessForSubframeNavigations",
  "LocalNetworkAccessForFencedFrameNavigations",
] as const;

/** Names that the permission has had: one in 142, two from 145 on. */
const PERMISSION_NAMES = ["local-network-access", "loopback-network", "local-network"] as const;

/** Starts Chromium with a fresh profile, in which the lab's page counts as one of the public internet. */
export async function launchChromium(request: LaunchRequest): Promise<Browser> {
  const { installed, permission, server, profileDir, display, hasExtension, flags, signal } = request;
  const quiet = launchFlags({
    window: display === undefined ? "headless" : "visible",
    profileDir,
    disabledFeatures: permission === "off" ? LNA_FEATURES : [],
  }).flags;
  const browser = await launch({
    browser: "chrome",
    executablePath: installed.path,
    ignoreDefaultArgs: true,
    pipe: true,
    args: mergeSwitches([
      ...quiet.filter((flag) => !(hasExtension && flag === "--disable-extensions")),
      ...(hasExtension ? ["--enable-unsafe-extension-debugging"] : []),
      `--host-resolver-rules=${RESOLVED_NAMES.map((name) => `MAP ${name} 127.0.0.1`).join(",")}`,
      `--ip-address-space-overrides=127.0.0.1:${server.port}=public`,
      ...(server.certificate === undefined
        ? []
        : [`--ignore-certificate-errors-spki-list=${server.certificate.spkiSha256}`]),
      // Stands for the click that a page gets sooner or later.
      "--disable-popup-blocking",
      "--autoplay-policy=no-user-gesture-required",
      ...flags,
    ]),
    env: { ...process.env, ...(display === undefined ? {} : { DISPLAY: display }) },
    timeout: LAUNCH_DEADLINE_MS,
    protocolTimeout: PROTOCOL_DEADLINE_MS,
    handleSIGINT: false,
    signal,
  });
  if (permission === "denied" || permission === "granted") await answerPermission(browser, request);
  return browser;
}

async function answerPermission(
  browser: Browser,
  { installed, permission, server }: LaunchRequest,
): Promise<void> {
  const session = await browser.target().createCDPSession();
  const refusals: unknown[] = [];
  for (const name of PERMISSION_NAMES) {
    await session
      .send("Browser.setPermission", {
        permission: { name },
        setting: permission === "granted" ? "granted" : "denied",
        origin: server.origin,
      })
      .catch((error: unknown) => refusals.push(error));
  }
  await session.send("Browser.setDownloadBehavior", { behavior: "deny" });
  await session.detach();
  if (refusals.length === PERMISSION_NAMES.length) {
    throw new LabBrowserError(
      installed.path,
      "it knows no permission for local network access; measure it with off",
      {
        cause: refusals[0],
      },
    );
  }
}
