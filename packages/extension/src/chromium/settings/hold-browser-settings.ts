import { isPauseAlive } from "@hushport/core";
import type { Gap } from "../../contract/gap.ts";
import { gapOfError } from "../../contract/gap-of-error.ts";
import type { SettingsInForce } from "../../contract/settings.ts";
import { holdSetting } from "./browser-setting.ts";
import type { OpenEndpoint } from "./open-endpoints.ts";
import { clearSealedProxy, setSealedProxy } from "./sealed-proxy.ts";

/** No UDP but through a proxy, and there is none that carries it. */
const SEALED_WEBRTC = chrome.privacy?.IPHandlingPolicy?.DISABLE_NON_PROXIED_UDP ?? "disable_non_proxied_udp";

/**
 * Takes over the settings that close what rules do not see, and gives back those that the mode has no use for.
 *
 * Prediction connects without a request; in sealed mode WebRTC's UDP is closed and everything but public addresses
 * goes to a proxy that is not there.
 */
export async function holdBrowserSettings(
  settings: SettingsInForce,
  openLocalEndpoints: readonly OpenEndpoint[],
): Promise<readonly Gap[]> {
  const network = chrome.privacy?.network;
  const isSealed = settings.mode === "sealed" && !isPausedAnywhere(settings);
  const gaps = [
    ...(await holdSetting(
      network?.networkPredictionEnabled,
      "prediction",
      settings.mode === "off" ? undefined : false,
    )),
    ...(await holdSetting(network?.webRTCIPHandlingPolicy, "webrtc", isSealed ? SEALED_WEBRTC : undefined)),
  ];
  try {
    if (!isSealed) await clearSealedProxy();
    else
      gaps.push(
        ...(await setSealedProxy({
          grants: settings.grants,
          keptGrants: settings.kept.grants,
          openLocalEndpoints,
          localNames: settings.localNames,
          nowMs: Date.now(),
        })),
      );
  } catch (error) {
    // The kind `proxy` says that the seal is missing; one that cannot be lifted is there and unwanted.
    gaps.push(gapOfError(error, isSealed ? "proxy" : "failure"));
  }
  return gaps;
}

/** Tells when somebody else takes one of the settings over, or gives it back. */
export function watchBrowserSettings(onChanged: () => void): void {
  const network = chrome.privacy?.network;
  network?.networkPredictionEnabled.onChange.addListener(onChanged);
  network?.webRTCIPHandlingPolicy.onChange.addListener(onChanged);
  chrome.proxy?.settings.onChange.addListener(({ levelOfControl }) => {
    // The list is long and changes with every local page that is opened: our own changes are not looked at again.
    if (levelOfControl !== "controlled_by_this_extension") onChanged();
  });
}

/** A proxy knows no initiator: switching the guard off for one site lifts it for all. */
function isPausedAnywhere({ pauses }: SettingsInForce): boolean {
  const nowMs = Date.now();
  return pauses.some((pause) => isPauseAlive(pause, nowMs));
}
