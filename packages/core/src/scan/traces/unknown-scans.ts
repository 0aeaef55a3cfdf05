import type { Channel } from "../../probe/channel.ts";
import { attempts, range, scriptHost, spaced } from "./port-scan-shapes.ts";
import { traceMaker } from "./trace-maker.ts";
import type { TraceMaker, Variation } from "./trace.ts";
import type { Attempt } from "./write-probes.ts";

const GALLAGHER = "Gallagher, Port Scanning and WebSockets: seven services of one machine by WebSocket";
const SERVICES = [
  21, 22, 23, 25, 53, 80, 110, 135, 139, 143, 443, 445, 554, 631, 993, 1433, 1521, 3306, 3389, 3690, 5432,
  5900, 5985, 6379, 7001, 8000, 8080, 8443, 8888, 9000, 9200, 11211, 27017,
];
const KIT = [80, 8080, 3000, 4000, 5000, 8000, 5432, 3306, 6379, 27_017, 6000, 27_060];
const REMOTE = [3389, 5900, 5901, 5938, 7070, 22, 4899, 21_116];
const GATEWAYS = [
  "192.168.0.1",
  "192.168.1.1",
  "192.168.178.1",
  "10.0.0.1",
  "192.168.2.1",
  "172.16.0.1",
] as const;
const ALIASES = ["127.0.0.1", "localhost", "::1", "127.0.0.2", "x.localhost"] as const;
const CHANNELS: readonly [Channel, ...Channel[]] = [
  "websocket",
  "fetch",
  "xhr",
  "image",
  "script",
  "iframe",
  "webrtc-turn-tcp",
  "eventsource",
];

/** Scans that no list names: services drawn at random, ranges, networks; written from descriptions of the techniques. */
export const UNKNOWN_SCANS: readonly TraceMaker[] = [
  scan("three-services", "few ports", `${GALLAGHER}; the fewest that are a scan`, (variation) =>
    probeServices(3, variation),
  ),
  scan("five-services", "few ports", GALLAGHER, (variation) => probeServices(5, variation)),
  scan("remote-access-only", "few ports", "A stranger's list of remote-control programs", (variation) =>
    probePorts(variation.chance.sample(REMOTE, 5), 40, variation),
  ),
  scan("cache-busters", "few ports", "A scanner that adds a number to every path", (variation) => {
    const script = scriptHost(variation);
    const ports = variation.chance.sample(SERVICES, variation.chance.integer(3, 6));
    return attempts(ports, 30, variation, () => ({
      script,
      channel: "image",
      path: `/${variation.chance.pick(["", "x.png", "probe"])}?${variation.chance.integer(1, 1e9)}`,
    }));
  }),
  scan("markup-images", "few ports", "No script at all: images in the page's own markup", (variation) =>
    attempts(variation.chance.sample(SERVICES, 5), 1, variation, () => ({
      script: null,
      channel: "image",
      path: "/favicon.ico",
    })),
  ),
  scan("many-services", "many ports", GALLAGHER, (variation) =>
    probeServices(variation.chance.integer(8, 30), variation),
  ),
  scan(
    "random-ports",
    "many ports",
    "Ports drawn from all 65,535, as a kit that hides its list",
    (variation) => {
      const count = variation.chance.integer(6, 40);
      return probePorts(
        range(0, count).map(() => variation.chance.integer(1, 65_535)),
        30,
        variation,
      );
    },
  ),
  scan("fingerprint-kit", "many ports", `Ports of generic kits: ${KIT.join(", ")}`, (variation) =>
    probePorts(variation.chance.sample(KIT, variation.chance.integer(6, 12)), 25, variation),
  ),
  scan("walk-low-range", "range", "A walk through low ports, as network scanners do", (variation) =>
    probePorts(range(variation.chance.integer(1, 900), variation.chance.integer(10, 100)), 10, variation),
  ),
  scan("walk-web-range", "range", "A walk through 8000 and up, a classic demonstration", (variation) =>
    probePorts(range(variation.chance.integer(7_990, 8_100), variation.chance.integer(8, 40)), 20, variation),
  ),
  scan("walk-everything", "range", "All ports from 1, cut off when the page was left", (variation) =>
    probePorts(range(1, 2_000), 2, variation),
  ),
  scan("slow", "slow", "One port a minute, below any rate limit", (variation) =>
    probePorts(variation.chance.sample(SERVICES, 6), 60_000, variation),
  ),
  scan(
    "image-then-websocket",
    "several channels",
    "The same ports by image, then by WebSocket",
    (variation) => {
      const script = scriptHost(variation);
      const ports = variation.chance.sample(SERVICES, 5);
      return [
        ...attempts(ports, 50, variation, () => ({ script, channel: "image", path: "/favicon.ico" })),
        ...attempts(ports, 50, variation, () => ({ script })),
      ];
    },
  ),
  scan("aliases-of-loopback", "several names", "Each port by another name of this machine", (variation) => {
    const script = scriptHost(variation);
    return attempts(variation.chance.sample(SERVICES, 6), 30, variation, () => ({
      script,
      host: variation.chance.pick(ALIASES),
    }));
  }),
  scan(
    "split-over-scripts",
    "several scripts",
    "Each script tries two ports, a worker among them",
    (variation) =>
      attempts(variation.chance.sample(SERVICES, 8), 30, variation, (_, index) => ({
        script:
          index % 2 === 0
            ? `https://part${index}.vendor.example/s.js`
            : "blob:https://shop.example/9a1b0c52-0000-4000-8000-000000000000",
      })),
  ),
  scan("lan-sweep", "network", "One web port of every address of a home network", (variation) => {
    const prefix = variation.chance.pick(["192.168.0", "192.168.1", "10.0.0"]);
    const hosts = range(1, variation.chance.integer(10, 254)).map((last) => `${prefix}.${last}`);
    return sweep(hosts, variation.chance.pick([80, 443, 8080, 8123, 9100]), variation);
  }),
  scan("gateways", "network", "The usual addresses of routers, told by a picture each", (variation) =>
    sweep(variation.chance.sample(GATEWAYS, variation.chance.integer(3, 6)), 80, variation),
  ),
  scan("lan-device-services", "network", "Services of one device of the network", (variation) => {
    const host = `192.168.1.${variation.chance.integer(2, 254)}`;
    const script = scriptHost(variation);
    const ports = variation.chance.sample(SERVICES, 6);
    return attempts(ports, 100, variation, () => ({ host, script, channel: "fetch", state: "filtered" }));
  }),
  scan(
    "here-and-there",
    "network",
    "A port here and a port there, no device and no port often enough",
    (variation) => {
      const script = scriptHost(variation);
      return attempts([22, 80, 443, 445, 8080, 9100], 80, variation, (_, index) => ({
        host: `192.168.1.${10 + Math.floor(index / 2)}`,
        script,
        channel: "fetch",
        state: "filtered",
      }));
    },
  ),
  scan("installed-programs", "programs", "Programs asked in their own words by one script", (variation) => {
    const script = scriptHost(variation);
    const questions = [
      { port: 11_434, path: "/api/tags" },
      { port: 1234, path: "/v1/models" },
      { port: 6463, path: "/?v=1&client_id=1" },
      { port: 21_325, path: "/enumerate" },
      { port: 32_400, path: "/identity" },
      { port: 9222, path: "/json/version" },
    ];
    return spaced(variation.chance.sample(questions, 5), 40, variation).map(
      ({ value: { port, path }, atMs }) => ({
        atMs,
        port,
        path,
        script,
        channel: "fetch",
      }),
    );
  }),
];

function scan(
  id: string,
  group: string,
  source: string,
  attempt: (variation: Variation) => readonly Attempt[],
): TraceMaker {
  return traceMaker({ id, label: "scan", group, source }, attempt);
}

function probeServices(count: number, variation: Variation): readonly Attempt[] {
  const spacingMs = variation.chance.pick([5, 50, 500]);
  return probePorts(variation.chance.sample(SERVICES, count), spacingMs, variation);
}

function probePorts(ports: readonly number[], spacingMs: number, variation: Variation): readonly Attempt[] {
  const { chance } = variation;
  const channel = chance.pick(CHANNELS);
  const host = chance.pick(["127.0.0.1", "localhost"]);
  const script = scriptHost(variation);
  return attempts(ports, spacingMs, variation, () => ({
    host,
    channel,
    script,
    state: chance.unit() < 0.15 ? "open" : "closed",
  }));
}

function sweep(hosts: readonly string[], port: number, variation: Variation): readonly Attempt[] {
  const script = scriptHost(variation);
  return spaced(hosts, 20, variation).map(({ value: host, atMs }) => ({
    atMs,
    port,
    host,
    script,
    channel: "image",
    path: "/favicon.ico",
    state: variation.chance.unit() < 0.1 ? "open" : "filtered",
  }));
}
