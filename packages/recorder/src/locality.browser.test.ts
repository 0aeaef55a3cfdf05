import {
  canIsolate,
  createNamespace,
  openTarget,
  serveNames,
  serveSite,
  type Site,
  type Target,
} from "@hushport/testbed";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LNA_STATES, record, type LnaState, type Recording, type Spawn } from "./index.ts";

const HOST = "locality.test";
/** What it is, its place in the list, as written, as the browser writes it, and where it leads. */
const SPELLINGS = [
  ["a name that resolves to loopback", 0, "loop.test", "loop.test", "127.0.0.1"],
  ["an address of the local network", 1, "192.168.77.1", "192.168.77.1", "127.0.0.1"],
  ["one number", 2, "2130706433", "127.0.0.1", "127.0.0.1"],
  ["IPv6", 3, "[::1]", "::1", "::1"],
  ["an IPv4 address inside IPv6", 4, "[::ffff:127.0.0.1]", "::ffff:7f00:1", "::ffff:7f00:1"],
  ["a name below localhost", 5, "x.localhost", "x.localhost", "127.0.0.1"],
  ["a name with a dot behind it", 6, "localhost.", "localhost.", "127.0.0.1"],
] as const;

const stop = new AbortController();
const isolation = await canIsolate();

let http: Target;
let site: Site;
let written: Recording;
const recordings = new Map<LnaState, Recording>();

/** One visit for each permission state, of a page that uses five channels, and one of a page that writes hosts in many ways. */
beforeAll(async () => {
  const { signal } = stop;
  http = await openTarget("http", { signal });
  const { port } = http;
  const page = `<title>in</title><script>
fetch("http://127.0.0.1:${port}/fetch", { mode: "no-cors" }).catch(() => {});
new WebSocket("ws://127.0.0.1:${port}/ws");
new WebSocket("wss://127.0.0.1:${port}/wss");
new Image().src = "http://127.0.0.1:${port}/img";
const peer = new RTCPeerConnection({ iceServers: [{ urls: "turn:127.0.0.1:${port}?transport=tcp", username: "u", credential: "c" }] });
peer.createDataChannel("x");
peer.createOffer().then((offer) => peer.setLocalDescription(offer));
</script>`;
  site = await serveSite({ tls: [HOST], routes: { "/": page }, signal });
  written = await visitSpellings(port, signal);
  for (const lna of LNA_STATES) recordings.set(lna, await visit(lna, signal));
}, 90_000);
afterAll(() => stop.abort());

function visit(lna: LnaState, signal: AbortSignal): Promise<Recording> {
  return record(site.url(HOST), {
    lna,
    dwellMs: 1_500,
    certificates: "ignore",
    resolutions: [{ host: HOST, port: site.port, address: "127.0.0.1" }],
    signal,
  });
}

/** Of a page without TLS: on one with it, most of these would be mixed content. */
async function visitSpellings(port: number, signal: AbortSignal): Promise<Recording> {
  const page = `<script>
for (const [n, host] of ${JSON.stringify(SPELLINGS.map(([, , host]) => host))}.entries())
  fetch("http://" + host + ":${port}/spelling" + n, { mode: "no-cors" }).catch(() => {});
</script>`;
  await using plain = await serveSite({ routes: { "/": page } });
  return await record(plain.url(HOST), {
    lna: "off",
    dwellMs: 700,
    resolutions: [{ host: HOST, port: plain.port, address: "127.0.0.1" }],
    switches: [`--host-resolver-rules=MAP loop.test 127.0.0.1,MAP 192.168.77.1:${port} 127.0.0.1:${port}`],
    signal,
  });
}

function find(
  lna: LnaState,
  wanted: { readonly path?: string; readonly channel?: string },
): Recording["probes"][number] {
  const found = recordings
    .get(lna)
    ?.probes.find(
      ({ path, channel }) => path === (wanted.path ?? path) && channel === (wanted.channel ?? channel),
    );
  if (found === undefined) throw new RangeError(`no probe ${JSON.stringify(wanted)} when ${lna}`);
  return found;
}

describe("record() finds where a host leads to in the visit, written as", () => {
  test.for(SPELLINGS)("%s", ([, index, , host, address]) => {
    const found = written.probes.filter(({ path }) => path === `/spelling${index}`);
    expect(found).toMatchObject([
      { host, address, space: "loopback", channel: "fetch", recorders: ["cdp", "netlog"] },
    ]);
  });
});

describe("record() tells how far a probe got with the permission", () => {
  // Measured: the connection is made before the permission is asked; the TLS greeting too, and WebRTC is not asked at all.
  test.for([
    ["fetch", { path: "/fetch" }, { denied: "tcp", granted: "response", off: "response" }],
    ["ws", { path: "/ws" }, { denied: "tcp", granted: "request", off: "request" }],
    ["wss", { path: "/wss" }, { denied: "tls", granted: "tls", off: "tls" }],
    ["img", { path: "/img" }, { denied: "tcp", granted: "response", off: "response" }],
    ["turn", { channel: "webrtc-turn-tcp" }, { denied: "response", granted: "response", off: "response" }],
  ] as const)("%s", ([, wanted, reaches]) => {
    for (const lna of LNA_STATES) {
      expect([lna, find(lna, wanted).reach]).toEqual([lna, reaches[lna]]);
      expect(find(lna, wanted).state).toBe("open");
    }
  });

  test("and what the browser said of it", () => {
    expect(find("denied", { path: "/fetch" })).toMatchObject({
      error: "net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS",
      lna: { resourceSpace: "loopback", clientSpace: "public" },
      bytesSent: 0,
    });
    expect(find("off", { path: "/fetch" }).bytesSent).toBeGreaterThan(0);
  });
});

test.runIf(isolation.kind === "possible")(
  "record() follows CNAME chains, and finds names that lead into the local network",
  async () => {
    await using namespace = await createNamespace();
    await namespace.network.run("ip", ["addr", "add", "203.0.113.5/32", "dev", "lo"]);
    await namespace.network.run("ip", ["addr", "add", "192.168.77.9/32", "dev", "lo"]);
    await using names = await serveNames(namespace, [
      { kind: "addresses", name: "shop.test", answers: [["203.0.113.5"]] },
      { kind: "alias", name: "fp.shop.test", of: "h-abc.tracker.test" },
      { kind: "alias", name: "h-abc.tracker.test", of: "edge.tracker.test" },
      { kind: "addresses", name: "edge.tracker.test", answers: [["203.0.113.5"]] },
      { kind: "alias", name: "device.shop.test", of: "nas.shop.test" },
      { kind: "addresses", name: "nas.shop.test", answers: [["192.168.77.9"]] },
    ]);
    await using inside = await serveSite({
      host: "203.0.113.5",
      port: 80,
      network: namespace.network,
      routes: {
        "/": `<script src="http://fp.shop.test/tags.js"></script><img src="http://device.shop.test/x.png">`,
        "/tags.js": "",
      },
    });
    const spawnInside: Spawn = (command, args, { stdio, env }) =>
      namespace.spawn(command, args, { stdio: [...stdio], env });
    const recording = await record("http://shop.test/", {
      dwellMs: 800,
      spawn: spawnInside,
      isIsolated: true,
    });
    expect(recording.outcome.kind).toBe("loaded");
    expect(names.questions().map(({ name }) => name)).toContain("fp.shop.test");
    expect(inside.requests().map(({ path }) => path)).toContain("/tags.js");
    expect(recording.hosts).toContainEqual({
      host: "fp.shop.test",
      addresses: ["203.0.113.5"],
      cnames: ["h-abc.tracker.test", "edge.tracker.test"],
    });
    expect(recording.probes).toMatchObject([
      { host: "device.shop.test", address: "192.168.77.9", space: "local", channel: "image" },
    ]);
  },
  60_000,
);
