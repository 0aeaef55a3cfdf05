import { launchFlags, LNA_FEATURES, mergeSwitches } from "@hushport/recorder";
import { launch, type Browser } from "puppeteer-core";
import { LabBrowserError } from "../errors.ts";
import { RESOLVED_NAMES } from "./lab-names.ts";
import { LAUNCH_DEADLINE_MS, PROTOCOL_DEADLINE_MS, type LaunchRequest } from "./launch-request.ts";

/** Names of the permission: two since Chromium 145, one before. */
const PERMISSION_NAMES = [["loopback-network", "local-network"], ["local-network-access"]] as const;

/** Starts Chromium with a fresh profile, in which the lab's page counts as one of the public internet. */
export async function launchChromium(request: LaunchRequest): Promise<Browser> {
  const { installed, permission, server, profileDir, display, hasExtension, flags, inside, signal } = request;
  const quiet = launchFlags({
    window: display === undefined ? "headless" : "visible",
    profileDir,
    disabledFeatures: permission === "off" ? LNA_FEATURES : [],
  }).flags;
  const switches = mergeSwitches([
    ...quiet.filter((flag) => !(hasExtension && flag === "--disable-extensions")),
    ...(hasExtension ? ["--enable-unsafe-extension-debugging"] : []),
    ...(inside === undefined ? pretendPublic(server) : []),
    ...(server.certificate === undefined
      ? []
      : [`--ignore-certificate-errors-spki-list=${server.certificate.spkiSha256}`]),
    // Stands for the click that a page gets sooner or later.
    "--disable-popup-blocking",
    "--autoplay-policy=no-user-gesture-required",
    ...flags,
  ]);
  const { executablePath, args } =
    inside === undefined
      ? { executablePath: installed.path, args: switches }
      : inside.launchLine(installed.path, switches);
  const browser = await launch({
    browser: "chrome",
    executablePath,
    ignoreDefaultArgs: true,
    pipe: true,
    args: [...args],
    env: { ...process.env, ...(display === undefined ? {} : { DISPLAY: display }) },
    timeout: LAUNCH_DEADLINE_MS,
    protocolTimeout: PROTOCOL_DEADLINE_MS,
    handleSIGINT: false,
    signal,
  });
  await denyDownloads(browser);
  if (permission === "denied" || permission === "granted") await answerPermission(browser, request);
  return browser;
}

/** On this machine's own network no address is public, so one is said to be. */
function pretendPublic({ port }: LaunchRequest["server"]): readonly string[] {
  return [
    `--host-resolver-rules=${RESOLVED_NAMES.map((name) => `MAP ${name} 127.0.0.1`).join(",")}`,
    `--ip-address-space-overrides=127.0.0.1:${port}=public`,
  ];
}

/** For every origin, since frames of others ask too. The session stays open: with it the answer would be forgotten. */
async function answerPermission(browser: Browser, { installed, permission }: LaunchRequest): Promise<void> {
  const setting = permission === "granted" ? "granted" : "denied";
  const session = await browser.target().createCDPSession();
  let refusal: unknown;
  for (const names of PERMISSION_NAMES) {
    try {
      for (const name of names) {
        await session.send("Browser.setPermission", { permission: { name }, setting });
      }
      return;
    } catch (error) {
      refusal = error;
    }
  }
  const reason = "it knows no permission for local network access; measure it with off";
  throw new LabBrowserError(installed.path, reason, { cause: refusal });
}

async function denyDownloads(browser: Browser): Promise<void> {
  const session = await browser.target().createCDPSession();
  await session.send("Browser.setDownloadBehavior", { behavior: "deny" });
}
