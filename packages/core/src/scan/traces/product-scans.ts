import { scriptHost, stray, times } from "./port-scan-shapes.ts";
import type { TraceMaker } from "./trace.ts";
import { writeProbes, type Attempt } from "./write-probes.ts";

const EBAY_2020 = "https://blog.nem.ec/2020/05/24/ebay-port-scanning/";
const LOCAL_MESS = "https://localmess.github.io/";

const THREATMETRIX_2020 = [
  63333, 5900, 5901, 5902, 5903, 3389, 5950, 5931, 5939, 6039, 5944, 6040, 5279, 7070,
];
const THREATMETRIX_2026 = [...THREATMETRIX_2020, 5938, 2112];
const F5 = [4444, 4653, 5555, 7054, 7055, 9515, 17556];
const PATENT = [21, 22, 25, 110, 8080, 8081, 8443, 3306, 3389];

/** Scans of products whose port lists are public. */
export const PRODUCT_SCANS: readonly TraceMaker[] = [
  {
    id: "threatmetrix-2020-first-party-name",
    label: "scan",
    group: "ThreatMetrix",
    source: `${EBAY_2020}: wss to 127.0.0.1, 14 ports, from a name that is an alias of h-….online-metrix.net`,
    signatures: ["threatmetrix-2020", "threatmetrix-2026"],
    make: (variation) => {
      const script = "https://src.shop-cdn.example/fp/check.js";
      return {
        probes: websockets(stray(THREATMETRIX_2020, variation), times(20, 45, variation), { script }),
        facts: {
          pageUrl: "https://shop.example/",
          scripts: [{ url: script }],
          hosts: [
            {
              host: "src.shop-cdn.example",
              addresses: ["203.0.113.7"],
              cnames: ["h-shop.online-metrix.net"],
            },
          ],
        },
      };
    },
  },
  {
    id: "threatmetrix-2020-unknown-script",
    label: "scan",
    group: "ThreatMetrix",
    source: `${EBAY_2020}: the same list in another order, from a script that nothing ties to the vendor`,
    signatures: ["threatmetrix-2020", "threatmetrix-2026"],
    make: (variation) => {
      const ports = variation.chance.shuffle(stray(THREATMETRIX_2020, variation));
      return {
        probes: websockets(ports, times(ports.length, 300, variation), { script: scriptHost(variation) }),
        facts: { pageUrl: "https://bank.example/login" },
      };
    },
  },
  {
    id: "threatmetrix-2026",
    label: "scan",
    group: "ThreatMetrix",
    source: "The list of 2020 with 5938 and 2112, as reported from the script's own beacons in 2026",
    signatures: ["threatmetrix-2020", "threatmetrix-2026"],
    make: (variation) => {
      const ports = stray(THREATMETRIX_2026, variation);
      return {
        probes: websockets(ports, times(ports.length, 60, variation), { script: scriptHost(variation) }),
        facts: {},
      };
    },
  },
  {
    id: "f5-big-ip",
    label: "scan",
    group: "F5",
    source: "Ports of Selenium and browser drivers over http, as the study Knock and Talk is cited for",
    signatures: ["f5-big-ip"],
    make: (variation) => {
      const ports = stray(F5, { ...variation, strayPorts: Math.min(2, variation.strayPorts) });
      const at = times(ports.length, 20, variation);
      return {
        probes: writeProbes(
          ports.map((port, index) => ({
            atMs: at[index] ?? 0,
            port,
            channel: "fetch",
            script: "https://visa.example/TSPD/?type=10",
          })),
        ),
        facts: { pageUrl: "https://visa.example/" },
      };
    },
  },
  {
    id: "f5-burp",
    label: "scan",
    group: "F5",
    source: "A visa site behind F5 asked for 127.0.0.1:8888 and the host burp (askhndigests.com)",
    signatures: ["f5-burp"],
    make: (variation) => {
      const [first = 0, second = 0] = times(2, 40, variation);
      const script = scriptHost(variation);
      return {
        probes: writeProbes([
          { atMs: first, port: 8888, channel: "fetch", script },
          { atMs: second, port: 80, host: "burp", channel: "image", path: "/favicon.ico", script },
        ]),
        facts: {},
      };
    },
  },
  {
    id: "seon-webrtc",
    label: "scan",
    group: "SEON",
    source:
      "Bridges to Self (USENIX Security 2026): 13 ports by WebRTC; ports drawn here, they are not published",
    signatures: ["seon-webrtc"],
    make: (variation) => {
      const ports = variation.chance.sample(
        [1080, 3128, 4145, 5678, 8000, 8080, 8081, 8118, 8123, 8888, 9050, 9150, 9999, 10808, 20000],
        13,
      );
      const at = times(ports.length, 15, variation);
      return {
        probes: writeProbes(
          ports.map((port, index) => ({
            atMs: at[index] ?? 0,
            port,
            channel: "webrtc-turn-tcp",
            script: "https://cdn.seondf.com/js/v6/agent.umd.js",
          })),
        ),
        facts: {},
      };
    },
  },
  {
    id: "patent-us10630718",
    label: "scan",
    group: "patent list",
    source: "https://patents.google.com/patent/US10630718B2/en: images and XMLHttpRequest",
    signatures: ["patent-us10630718"],
    make: (variation) => {
      const ports = stray(PATENT, { ...variation, strayPorts: Math.min(2, variation.strayPorts) });
      const at = times(ports.length, 1_000, variation);
      return {
        probes: writeProbes(
          ports.map((port, index) => ({
            atMs: at[index] ?? 0,
            port,
            channel: index % 2 === 0 ? "image" : "xhr",
            script: scriptHost(variation),
          })),
        ),
        facts: {},
      };
    },
  },
  {
    id: "two-products-on-one-page",
    label: "scan",
    group: "two at once",
    source: `${EBAY_2020} and F5's list at the same time, as a shop with both would do; ${LOCAL_MESS} for neither`,
    signatures: ["threatmetrix-2020", "threatmetrix-2026", "f5-big-ip"],
    make: (variation) => {
      const fraud = stray(THREATMETRIX_2020, { ...variation, strayPorts: Math.min(2, variation.strayPorts) });
      const fraudAt = times(fraud.length, 45, variation);
      const botAt = times(F5.length, 30, variation);
      const script = scriptHost(variation);
      return {
        probes: writeProbes([
          ...fraud.map((port, index): Attempt => ({ atMs: fraudAt[index] ?? 0, port, script })),
          ...F5.map((port, index): Attempt => ({
            atMs: botAt[index] ?? 0,
            port,
            channel: "fetch",
            script: variation.chance.pick([script, "https://shop.example/TSPD/?type=10"]),
          })),
        ]),
        facts: {},
      };
    },
  },
];

function websockets(
  ports: readonly number[],
  at: readonly number[],
  { script }: { readonly script: string },
): ReturnType<typeof writeProbes> {
  return writeProbes(ports.map((port, index) => ({ atMs: at[index] ?? 0, port, script })));
}
