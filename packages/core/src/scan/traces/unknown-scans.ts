import type { Channel } from "../../probe/channel.ts";
import type { PortState } from "../../probe/port-state.ts";
import { scriptHost, times } from "./port-scan-shapes.ts";
import type { TraceMaker, Variation } from "./trace.ts";
import { writeProbes, type Attempt } from "./write-probes.ts";

const GALLAGHER = "Gallagher, Port Scanning and WebSockets: seven services of one machine by WebSocket";
const SERVICES = [
  21, 22, 23, 25, 53, 80, 110, 135, 139, 143, 443, 445, 554, 631, 993, 1433, 1521, 3306, 3389, 3690, 5432,
  5900, 5985, 6379, 7001, 8000, 8080, 8443, 8888, 9000, 9200, 11211, 27017,
];
const SCANNER_CHANNELS: readonly [Channel, ...Channel[]] = [
  "websocket",
  "fetch",
  "xhr",
  "image",
  "script",
  "iframe",
  "webrtc-turn-tcp",
  "eventsource",
];
const ALIASES = ["127.0.0.1", "localhost", "::1", "127.0.0.2", "x.localhost"] as const;

/** Scans that no list names: services drawn at random, ranges, networks; written from descriptions of the techniques. */
export const UNKNOWN_SCANS: readonly TraceMaker[] = [
  scan("three-services", "few ports", `${GALLAGHER}; the fewest that are a scan`, (variation) =>
    services(3, variation),
  ),
  scan("five-services", "few ports", GALLAGHER, (variation) => services(5, variation)),
  scan("many-services", "many ports", GALLAGHER, (variation) =>
    services(variation.chance.integer(8, 30), variation),
  ),
  scan(
    "random-ports",
    "many ports",
    "Ports drawn from all 65,535, as a fingerprinting kit that hides its list",
    (variation) => {
      const ports = Array.from({ length: variation.chance.integer(6, 40) }, () =>
        variation.chance.integer(1, 65_535),
      );
      return probePorts(ports, 30, variation);
    },
  ),
  scan(
    "fingerprint-kit",
    "many ports",
    "Generic kits: 80, 8080, 3000, 4000, 5000, 8000, 5432, 3306, 6379, 27017, 6000, 27060",
    (variation) => {
      const kit = [80, 8080, 3000, 4000, 5000, 8000, 5432, 3306, 6379, 27_017, 6000, 27_060];
      return probePorts(variation.chance.sample(kit, variation.chance.integer(6, 12)), 25, variation);
    },
  ),
  scan(
    "remote-access-only",
    "few ports",
    "A stranger's list of remote-control programs, not ThreatMetrix'",
    (variation) =>
      probePorts(variation.chance.sample([3389, 5900, 5901, 5938, 7070, 22, 4899, 21_116], 5), 40, variation),
  ),
  scan("walk-low-range", "range", "nmap-style walk through low ports", (variation) => {
    const first = variation.chance.integer(1, 900);
    return probePorts(range(first, variation.chance.integer(10, 100)), 10, variation);
  }),
  scan(
    "walk-web-range",
    "range",
    "Walk through 8000 and up by images, a classic demonstration",
    (variation) => {
      const first = variation.chance.integer(7_990, 8_100);
      return probePorts(range(first, variation.chance.integer(8, 40)), 20, variation);
    },
  ),
  scan("walk-everything", "range", "All ports from 1, cut off when the page was left", (variation) =>
    probePorts(range(1, 2_000), 2, variation),
  ),
  scan("slow", "slow", "One port a minute, below any rate limit", (variation) => {
    const ports = variation.chance.sample(SERVICES, 6);
    return probePorts(ports, 60_000, variation);
  }),
  scan(
    "image-then-websocket",
    "several channels",
    "The same ports first by image, then by WebSocket",
    (variation) => {
      const ports = variation.chance.sample(SERVICES, 5);
      const script = scriptHost(variation);
      const at = times(2 * ports.length, 50, variation);
      return writeProbes(
        [...ports, ...ports].map((port, index) => ({
          atMs: at[index] ?? 0,
          port,
          script,
          channel: index < ports.length ? "image" : "websocket",
          path: index < ports.length ? "/favicon.ico" : "/",
        })),
      );
    },
  ),
  scan("aliases-of-loopback", "several names", "Each port by another name of this machine", (variation) => {
    const ports = variation.chance.sample(SERVICES, 6);
    const script = scriptHost(variation);
    const at = times(ports.length, 30, variation);
    return writeProbes(
      ports.map((port, index) => ({
        atMs: at[index] ?? 0,
        port,
        script,
        host: variation.chance.pick(ALIASES),
      })),
    );
  }),
  scan(
    "split-over-scripts",
    "several scripts",
    "Each script tries two ports, workers among them",
    (variation) => {
      const ports = variation.chance.sample(SERVICES, 8);
      const at = times(ports.length, 30, variation);
      return writeProbes(
        ports.map((port, index) => ({
          atMs: at[index] ?? 0,
          port,
          script:
            index % 2 === 0
              ? `https://part${Math.floor(index / 2)}.vendor.example/s.js`
              : "blob:https://shop.example/9a1b0c52-0000-4000-8000-000000000000",
        })),
      );
    },
  ),
  scan("cache-busters", "few ports", "A scanner that adds a number to every path", (variation) => {
    const ports = variation.chance.sample(SERVICES, variation.chance.integer(3, 6));
    const script = scriptHost(variation);
    const at = times(ports.length, 30, variation);
    return writeProbes(
      ports.map((port, index) => ({
        atMs: at[index] ?? 0,
        port,
        script,
        channel: "image",
        path: `/${variation.chance.pick(["", "x.png", "probe"])}?${variation.chance.integer(1, 1e9)}`,
      })),
    );
  }),
  scan("markup-images", "few ports", "No script at all: images in the page's own markup", (variation) => {
    const ports = variation.chance.sample(SERVICES, 5);
    return writeProbes(
      ports.map((port, index) => ({
        atMs: 100 + index,
        port,
        script: null,
        channel: "image",
        path: "/favicon.ico",
      })),
    );
  }),
  scan("lan-sweep", "network", "One web port of every address of a home network", (variation) => {
    const prefix = variation.chance.pick(["192.168.0", "192.168.1", "10.0.0"]);
    const port = variation.chance.pick([80, 443, 8080, 8123, 9100]);
    return sweep(
      range(1, variation.chance.integer(10, 254)).map((last) => `${prefix}.${last}`),
      [port],
      variation,
    );
  }),
  scan("gateways", "network", "The usual addresses of routers, told by a picture each", (variation) => {
    const gateways = ["192.168.0.1", "192.168.1.1", "192.168.178.1", "10.0.0.1", "192.168.2.1", "172.16.0.1"];
    return sweep(variation.chance.sample(gateways, variation.chance.integer(3, 6)), [80], variation);
  }),
  scan("lan-device-services", "network", "Services of one device of the network", (variation) => {
    const host = `192.168.1.${variation.chance.integer(2, 254)}`;
    const script = scriptHost(variation);
    const ports = variation.chance.sample(SERVICES, 6);
    const at = times(ports.length, 100, variation);
    return writeProbes(
      ports.map((port, index) => ({
        atMs: at[index] ?? 0,
        port,
        host,
        script,
        channel: "fetch",
        state: "filtered",
      })),
    );
  }),
];

function scan(
  id: string,
  group: string,
  source: string,
  probes: (variation: Variation) => ReturnType<typeof writeProbes>,
): TraceMaker {
  return {
    id,
    label: "scan",
    group,
    source,
    signatures: [],
    make: (variation) => ({ probes: probes(variation), facts: { pageUrl: "https://shop.example/" } }),
  };
}

function services(count: number, variation: Variation): ReturnType<typeof writeProbes> {
  return probePorts(variation.chance.sample(SERVICES, count), variation.chance.pick([5, 50, 500]), variation);
}

function probePorts(
  ports: readonly number[],
  spacingMs: number,
  variation: Variation,
): ReturnType<typeof writeProbes> {
  const { chance } = variation;
  const channel = chance.pick(SCANNER_CHANNELS);
  const host = chance.pick(["127.0.0.1", "localhost"]);
  const script = scriptHost(variation);
  const at = times(ports.length, spacingMs, variation);
  return writeProbes(
    ports.map((port, index): Attempt => {
      const state: PortState = chance.unit() < 0.15 ? "open" : "closed";
      return { atMs: at[index] ?? 0, port, host, channel, script, state };
    }),
  );
}

function sweep(
  hosts: readonly string[],
  ports: readonly number[],
  variation: Variation,
): ReturnType<typeof writeProbes> {
  const script = scriptHost(variation);
  const at = times(hosts.length, 20, variation);
  return writeProbes(
    hosts.flatMap((host, index) =>
      ports.map((port): Attempt => {
        const state = variation.chance.unit() < 0.1 ? "open" : "filtered";
        return { atMs: at[index] ?? 0, port, host, script, channel: "image", path: "/favicon.ico", state };
      }),
    ),
  );
}

function range(first: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}
