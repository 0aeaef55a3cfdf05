import { attempts, scriptHost, stray } from "./port-scan-shapes.ts";
import { traceMaker } from "./trace-maker.ts";
import type { TraceMaker } from "./trace.ts";

const EBAY_2020 = "https://blog.nem.ec/2020/05/24/ebay-port-scanning/";
const BRIDGES_TO_SELF = "Bridges to Self (USENIX Security 2026)";

const THREATMETRIX_2020 = [
  63333, 5900, 5901, 5902, 5903, 3389, 5950, 5931, 5939, 6039, 5944, 6040, 5279, 7070,
];
const THREATMETRIX_2026 = [...THREATMETRIX_2020, 5938, 2112];
const THREATMETRIX_NAMES = ["threatmetrix-2020", "threatmetrix-2026"];
const F5 = [4444, 4653, 5555, 7054, 7055, 9515, 17556];
const PATENT = [21, 22, 25, 110, 8080, 8081, 8443, 3306, 3389];
const PROXIES = [1080, 3128, 4145, 5678, 8000, 8080, 8081, 8118, 8123, 8888, 9050, 9150, 9999, 10808, 20000];

const WEBRTC = ["webrtc-turn-tcp", "webrtc-stun", "webrtc-ice-tcp"] as const;

/** A first-party name that is an alias of the vendor's. */
const CLOAKED_SCRIPT = "https://src.shop-cdn.example/fp/check.js";
const CLOAKED_HOST = {
  host: "src.shop-cdn.example",
  addresses: ["203.0.113.7"],
  cnames: ["h-shop.online-metrix.net"],
};

/** Most ports that a short list may lose or gain before it is another list. */
const FEW = 2;

/** Scans of products whose port lists are public. */
export const PRODUCT_SCANS: readonly TraceMaker[] = [
  traceMaker(
    {
      id: "threatmetrix-2020-first-party-name",
      label: "scan",
      group: "ThreatMetrix",
      source: `${EBAY_2020}: wss to 127.0.0.1, 14 ports, from an alias of h-….online-metrix.net`,
      signatures: THREATMETRIX_NAMES,
      facts: { pageUrl: "https://shop.example/", scripts: [{ url: CLOAKED_SCRIPT }], hosts: [CLOAKED_HOST] },
    },
    (variation) =>
      attempts(stray(THREATMETRIX_2020, variation), 45, variation, () => ({ script: CLOAKED_SCRIPT })),
  ),
  traceMaker(
    {
      id: "threatmetrix-2020-unknown-script",
      label: "scan",
      group: "ThreatMetrix",
      source: `${EBAY_2020}: the same list in another order, from a script that nothing ties to the vendor`,
      signatures: THREATMETRIX_NAMES,
    },
    (variation) => {
      const script = scriptHost(variation);
      const ports = variation.chance.shuffle(stray(THREATMETRIX_2020, variation));
      return attempts(ports, 300, variation, () => ({ script }));
    },
  ),
  traceMaker(
    {
      id: "threatmetrix-2026",
      label: "scan",
      group: "ThreatMetrix",
      source: "The list of 2020 with 5938 and 2112, as reported from the script's own beacons in 2026",
      signatures: THREATMETRIX_NAMES,
    },
    (variation) => {
      const script = scriptHost(variation);
      return attempts(stray(THREATMETRIX_2026, variation), 60, variation, () => ({ script }));
    },
  ),
  traceMaker(
    {
      id: "f5-big-ip",
      label: "scan",
      group: "F5",
      source: "Ports of Selenium and browser drivers over http, as the study Knock and Talk is cited for",
      signatures: ["f5-big-ip"],
    },
    (variation) => {
      const script = scriptHost(variation);
      const ports = stray(F5, { ...variation, strayPorts: Math.min(FEW, variation.strayPorts) });
      return attempts(ports, 20, variation, () => ({ channel: "fetch", script }));
    },
  ),
  traceMaker(
    {
      id: "f5-burp",
      label: "scan",
      group: "F5",
      source: "A visa site behind F5 asked for 127.0.0.1:8888 and the host burp (askhndigests.com)",
      signatures: ["f5-burp"],
    },
    (variation) => {
      const script = scriptHost(variation);
      return attempts([8888, 80], 40, variation, (port) =>
        port === 80
          ? { host: "burp", channel: "image", path: "/favicon.ico", script }
          : { channel: "fetch", script },
      );
    },
  ),
  traceMaker(
    {
      id: "seon-webrtc",
      label: "scan",
      group: "SEON",
      source: `${BRIDGES_TO_SELF}: 13 ports by WebRTC; drawn from proxies' ports, as the list is not published`,
      signatures: ["seon-webrtc"],
    },
    (variation) => {
      const channel = variation.chance.pick(WEBRTC);
      const script = "https://cdn.seondf.com/js/v6/agent.umd.js";
      return attempts(variation.chance.sample(PROXIES, 13), 15, variation, () => ({ channel, script }));
    },
  ),
  traceMaker(
    {
      id: "patent-us10630718",
      label: "scan",
      group: "patent list",
      source: "https://patents.google.com/patent/US10630718B2/en: images and XMLHttpRequest",
      signatures: ["patent-us10630718"],
    },
    (variation) => {
      const script = scriptHost(variation);
      const ports = stray(PATENT, { ...variation, strayPorts: Math.min(FEW, variation.strayPorts) });
      return attempts(ports, 1_000, variation, () => ({
        channel: variation.chance.pick(["image", "xhr"]),
        script,
      }));
    },
  ),
  traceMaker(
    {
      id: "two-products-on-one-page",
      label: "scan",
      group: "two at once",
      source: `${EBAY_2020} and F5's list at the same time, from one bundle or from two scripts`,
      signatures: [...THREATMETRIX_NAMES, "f5-big-ip"],
    },
    (variation) => {
      const script = scriptHost(variation);
      const botScript = variation.chance.pick([script, "https://shop.example/TSPD/?type=10"]);
      const fraud = stray(THREATMETRIX_2020, {
        ...variation,
        strayPorts: Math.min(FEW, variation.strayPorts),
      });
      return [
        ...attempts(fraud, 45, variation, () => ({ script })),
        ...attempts(F5, 30, variation, () => ({ channel: "fetch", script: botScript })),
      ];
    },
  ),
];
