import { describe, expect, test } from "vitest";
import type { VisitFacts } from "../visit-facts.ts";
import type { Attempt } from "../traces/write-probes.ts";
import { atPorts, find, outcome } from "./fixtures/recognised.ts";

describe("dns-sinkhole", () => {
  const sunk: Attempt = { atMs: 1, port: 443, host: "ads.example", address: "0.0.0.0", space: "loopback" };

  test("public names at web ports are no scan, however many", () => {
    const names = Array.from({ length: 6 }, (_, index): Attempt => ({
      ...sunk,
      host: `ads${index}.example`,
    }));
    const findings = find([...names, { ...sunk, port: 80 }]);
    expect(outcome(findings)).toEqual(["sinkhole dns-sinkhole"]);
    expect(findings[0]?.probeCount).toBe(7);
    expect(findings[0]?.sentence).toContain("and 4 more");
  });

  test.each<[string, Attempt[], VisitFacts]>([
    ["a program's own name", [{ ...sunk, host: "localhost.weixin.qq.com", address: "127.0.0.1" }], {}],
    ["an address written as a name", [{ ...sunk, host: "127.0.0.1.rebind.example" }], {}],
    ["a third port", [80, 443, 8080].map((port) => Object.assign({}, sunk, { port })), {}],
    ...[5900, 8080, 8443, 9443].flatMap((port) =>
      ["0.0.0.0", "::", "127.0.0.1"].map((address): [string, Attempt[], VisitFacts] => [
        `${address} at port ${port}, where no page is`,
        [{ ...sunk, port, address }],
        {},
      ]),
    ),
    [
      "a name that was public before",
      [sunk],
      { hosts: [{ host: "ads.example", addresses: ["203.0.113.1"], cnames: [] }] },
    ],
  ])("%s is no filter's answer", (_, attempts, facts) => {
    expect(find(attempts, facts).map(({ kind }) => kind)).not.toContain("sinkhole");
  });

  test.each([
    ["one name", () => "evil.example"],
    ["a name for each", (port: number) => `p${port}.evil.example`],
  ])("14 ports of %s that answers the null address are a scan", (_, hostOf) => {
    const ports = [22, 80, 443, 3389, 5900, 5901, 5931, 5939, 5944, 6039, 6040, 7070, 9000, 63_333];
    const findings = find(
      ports.map((port, atMs): Attempt => Object.assign({}, sunk, { atMs, port, host: hostOf(port) })),
    );
    expect(findings.map(({ kind }) => kind)).toContain("scan");
  });
});

describe("peer-to-peer", () => {
  const peer: Attempt = { atMs: 1, port: 51_000, host: "192.168.1.7", channel: "webrtc-ice-udp" };

  test("candidates at drawn ports are peers", () => {
    const peers = [7, 8, 9].map((last, index): Attempt =>
      Object.assign({}, peer, { host: `192.168.1.${last}`, port: 51_000 + index }),
    );
    const active: Attempt = { ...peer, port: 9, channel: "webrtc-ice-tcp" };
    expect(outcome(find([...peers, active]))).toEqual(["local-access peer-to-peer"]);
  });

  test.each([
    [
      "one port of three devices",
      [7, 8, 9].map((last) => Object.assign({}, peer, { host: `192.168.1.${last}`, port: 62_078 })),
    ],
    [
      "many ports of one device",
      Array.from({ length: 9 }, (_, index) => ({ ...peer, port: 51_000 + 7 * index })),
    ],
    [
      "this machine",
      [51_000, 52_000, 53_000].map((port) => Object.assign({}, peer, { host: "127.0.0.1", port })),
    ],
  ])("%s: a scan", (_, attempts) => {
    expect(find(attempts).map(({ kind }) => kind)).toContain("scan");
  });
});

test("smuggled-datagram is tracking, to whatever port", () => {
  const findings = find(atPorts([41_000], { channel: "webrtc-stun", smuggled: "uid=1234567890abcdef" }));
  expect(findings).toMatchObject([{ signature: "smuggled-datagram", purpose: "tracking" }]);
});

describe("programs of the catalogue", () => {
  test("a program's own range is no scan, in any words", () => {
    expect(outcome(find(atPorts([6463, 6464, 6465, 6466])))).toEqual(["local-access discord-rpc"]);
  });

  test("a program's own name tells it at any port", () => {
    const own = { host: "localhost.weixin.qq.com", address: "127.0.0.1", space: "loopback" } as const;
    expect(find(atPorts([13_013, 40_404], own))).toMatchObject([
      { signature: "wechat", purpose: "native-app", probeCount: 2 },
    ]);
  });

  test("a tracker's own name tells it at any port", () => {
    const own = { host: "yandexmetrica.com", address: "127.0.0.1", space: "loopback" } as const;
    expect(find(atPorts([40_404], own))).toMatchObject([{ signature: "native-app", purpose: "tracking" }]);
  });

  test("a common path tells a program only where no other is known", () => {
    const [api] = find(atPorts([8080], { host: "192.168.1.5", path: "/api/", channel: "fetch" }));
    expect(api?.signature).toBe("developer-leftover");
  });

  test("three programs by their own pages' scripts are no search", () => {
    const findings = find([
      ...atPorts([6463, 6464, 6465], { script: "https://a.example/a.js" }),
      ...atPorts([27_060], { script: "https://b.example/b.js" }),
      ...atPorts([19_421], { script: "https://c.example/c.js" }),
    ]);
    expect(findings.map(({ kind }) => kind)).not.toContain("scan");
  });

  test("agents of banks go together with some that nobody lists", () => {
    const agents = find(atPorts([19_006, 21_300, 34_581, 16_105, 40_404, 40_405]));
    expect(agents.map(({ kind }) => kind)).not.toContain("scan");
    expect(agents.map(({ signature }) => signature)).toContain("touchen-nxkey");
  });

  test("a tool asked at its own range is one program, only tried it is a search", () => {
    const question = { path: "/api/about", channel: "fetch" } as const;
    const range = [63_343, 63_344, 63_345, 63_346];
    expect(find(atPorts(range, question)).map(({ kind }) => kind)).toEqual(["local-access"]);
    expect(outcome(find(atPorts(range)))).toEqual(["scan port-walk"]);
  });
});

describe("left-overs and sign-ins", () => {
  test("files and hot reload of a site are its author's left-overs", () => {
    const findings = find([
      { atMs: 1, port: 3000, host: "localhost", channel: "image", path: "/assets/a.png" },
      { atMs: 2, port: 8080, host: "localhost", channel: "fetch", path: "/api/a" },
      { atMs: 3, port: 9001, host: "localhost", scheme: "ws", path: "/sockjs-node/1/a/websocket" },
    ]);
    expect(findings).toMatchObject([{ signature: "developer-leftover", purpose: "developer-error" }]);
  });

  test("another question to a developer's tool is a left-over too", () => {
    expect(outcome(find(atPorts([5173], { host: "localhost", path: "/?token=abc" })))).toEqual([
      "local-access developer-leftover",
    ]);
  });

  test("a sign-in that is handed back is no scan, at whatever port", () => {
    const path = "/oauth/callback?code=1&state=2";
    expect(outcome(find(atPorts([41_111, 41_112, 41_113, 41_114], { path, channel: "fetch" })))).toEqual([
      "local-access oauth-loopback",
    ]);
  });
});

test("local-access tells many devices together", () => {
  const devices = (count: number) =>
    Array.from({ length: count }, (_, index): Attempt => ({
      atMs: index,
      port: 1_000 + 3 * index,
      host: `192.168.1.${index}`,
      frame: "http://192.168.1.250/",
      path: `/${"q".repeat(index + 3)}/b`,
      channel: "fetch",
    }));
  expect(find(devices(20))).toHaveLength(20);
  expect(outcome(find(devices(21)))).toEqual(["local-access local-access"]);
});
