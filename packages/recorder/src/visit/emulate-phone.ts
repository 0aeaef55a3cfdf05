import type { Commands } from "../cdp/connection.ts";

/** Sends one command to a target, in order. */
export type Send = <Method extends keyof Commands>(
  method: Method,
  params?: Commands[Method]["paramsType"][0],
) => void;

/** Android's part of Chromium's reduced user agent. @see https://www.chromium.org/updates/ua-reduction/ */
export function phoneUserAgent(browserVersion: string): string {
  const major = browserVersion.split(".")[0];
  return `Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0 Mobile Safari/537.36`;
}

/** A common size of Android phones, in CSS pixels, and the pixels behind each. */
const SCREEN = { width: 412, height: 915, deviceScaleFactor: 2.625 } as const;
const MAX_TOUCH_POINTS = 5;

/**
 * Lets a target think that it runs on a phone: user agent with its client hints, screen and touch. Scripts that only
 * phones are given (the loopback trackers of 2025 were for Android) are then sent.
 *
 * @see https://wicg.github.io/ua-client-hints/
 */
export function emulatePhone(send: Send, type: string, browserVersion: string): void {
  const major = browserVersion.split(".")[0] ?? "";
  send("Network.setUserAgentOverride", {
    userAgent: phoneUserAgent(browserVersion),
    platform: "Linux armv81",
    userAgentMetadata: {
      brands: [
        { brand: "Chromium", version: major },
        { brand: "Google Chrome", version: major },
        { brand: "Not)A;Brand", version: "99" },
      ],
      fullVersion: browserVersion,
      platform: "Android",
      platformVersion: "10",
      architecture: "",
      model: "K",
      mobile: true,
    },
  });
  if (type !== "page") return;
  send("Emulation.setDeviceMetricsOverride", { ...SCREEN, mobile: true });
  send("Emulation.setTouchEmulationEnabled", { enabled: true, maxTouchPoints: MAX_TOUCH_POINTS });
}
