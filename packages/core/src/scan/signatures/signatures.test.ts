import { describe, expect, test } from "vitest";
import { PORT_CATALOGUE } from "../../ports/catalogue/index.ts";
import { VENDORS } from "../../vendors/catalogue/index.ts";
import type { Finding } from "../finding.ts";
import { recognise } from "../recogniser.ts";
import { createChance } from "../traces/chance.ts";
import { writeProbes, type Attempt } from "../traces/write-probes.ts";
import type { VisitFacts } from "../visit-facts.ts";
import { SIGNATURES } from "./index.ts";
import { NAMED_PROGRAMS } from "./named-programs.ts";

const LIST_2020 = [63333, 5900, 5901, 5902, 5903, 3389, 5950, 5931, 5939, 6039, 5944, 6040, 5279, 7070];
const F5 = [4444, 4653, 5555, 7054, 7055, 9515, 17556];

function find(
  ports: readonly number[],
  fields: Partial<Attempt> = {},
  { spacingMs = 40, facts }: { readonly spacingMs?: number; readonly facts?: VisitFacts } = {},
): Finding[] {
  return recognise(
    writeProbes(ports.map((port, index) => ({ ...fields, atMs: index * spacingMs, port }))),
    facts,
  );
}

function confidence(findings: readonly Finding[], signature: string): number {
  return findings.find((finding) => finding.signature === signature)?.confidence ?? 0;
}

describe("threatmetrix", () => {
  test("the list of 2020 is named with every program of it", () => {
    const [finding, ...others] = find(LIST_2020);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      kind: "scan",
      signature: "threatmetrix-2020",
      vendor: "ThreatMetrix",
      purpose: "fraud-detection",
      probeCount: 14,
    });
    const programs = new Map(finding?.ports.map(({ port, program }) => [port, program ?? ""]));
    for (const [port, name] of [
      [3389, "Remote Desktop"],
      [5900, "VNC"],
      [5939, "TeamViewer"],
      [5950, "AeroAdmin"],
      [5931, "Ammyy"],
      [5279, "Anyplace Control"],
      [7070, "AnyDesk"],
    ] as const) {
      expect(programs.get(port)).toContain(name);
    }
    expect(programs.get(63333)).not.toBe("");
  });

  test("the list of 2026 is told from that of 2020 by either of its two ports", () => {
    expect(find([...LIST_2020, 5938, 2112])[0]?.signature).toBe("threatmetrix-2026");
    expect(find([...LIST_2020, 2112])[0]?.signature).toBe("threatmetrix-2026");
    expect(find([...LIST_2020, 5938])[0]?.signature).toBe("threatmetrix-2026");
  });

  test("confidence falls with every departure from the description", () => {
    const full = confidence(find(LIST_2020), "threatmetrix-2020");
    const departures = {
      dropped: find(LIST_2020.slice(0, 11)),
      added: find([...LIST_2020, 1234, 4321, 9999]),
      shuffled: find(createChance(1).shuffle(LIST_2020)),
      slow: find(LIST_2020, {}, { spacingMs: 60_000 }),
      byImage: find(LIST_2020, { channel: "image" }),
      asking: find(LIST_2020, { path: "/api/status" }),
    };
    for (const [name, findings] of Object.entries(departures)) {
      const lower = confidence(findings, "threatmetrix-2020");
      expect(lower, name).toBeGreaterThan(0.4);
      expect(lower, name).toBeLessThan(full);
    }
  });

  test("ports at one moment have no order that could be wrong", () => {
    const ports = createChance(1).shuffle(LIST_2020);
    expect(confidence(find(ports, {}, { spacingMs: 0 }), "threatmetrix-2020")).toBe(
      confidence(find(LIST_2020), "threatmetrix-2020"),
    );
  });

  test("the vendor's own script needs one port only, its presence on the page adds to the confidence", () => {
    const host = { host: "shop.example", addresses: [], cnames: ["h-shop.online-metrix.net"] };
    expect(find([63333], {}, { facts: { hosts: [host] } })[0]).toMatchObject({
      signature: "threatmetrix-2020",
      tenant: "h-shop",
    });
    const elsewhere = { ...host, host: "fp.shop.example" };
    const half = LIST_2020.slice(0, 9);
    const without = find(half);
    const deployed = find(half, {}, { facts: { hosts: [elsewhere] } });
    expect(confidence(deployed, "threatmetrix-2020")).toBeGreaterThan(
      confidence(without, "threatmetrix-2020"),
    );
    expect(deployed[0]?.tenant).toBe("h-shop");
  });

  test("a stranger's list of remote-control programs and a walk over the list are somebody else's", () => {
    for (const ports of [
      [3389, 5900, 5901, 5938, 7070, 22, 4899],
      Array.from({ length: 1_200 }, (_, index) => 5_200 + index),
    ]) {
      const findings = find(ports);
      expect(findings.map(({ kind, vendor }) => [kind, vendor])).toEqual([["scan", null]]);
    }
  });

  test("a few more ports of the same script join the finding, many are a second one", () => {
    expect(find([...LIST_2020, 1234, 4321]).map(({ probeCount }) => probeCount)).toEqual([16]);
    expect(find([...LIST_2020, 1234], { host: "192.168.1.9" }).map(({ probeCount }) => probeCount)).toEqual([
      15,
    ]);
    const elsewhere = recognise(
      writeProbes([
        ...LIST_2020.map((port, index) => ({ atMs: index, port, host: "192.168.1.9" })),
        { atMs: 99, port: 1234, host: "192.168.1.10" },
      ]),
    );
    expect(elsewhere.map(({ probeCount }) => probeCount)).toEqual([14, 1]);
    const outside = recognise(
      writeProbes([
        ...LIST_2020.map((port, index) => ({ atMs: index, port })),
        { atMs: 99, port: 1234, host: "192.168.1.10" },
      ]),
    );
    expect(outside.map(({ probeCount }) => probeCount)).toEqual([14, 1]);
    const two = find([...LIST_2020, 22, 80, 443, 3306, 5432]);
    expect(two.map(({ signature }) => signature).sort()).toEqual([
      "many-ports-one-host",
      "threatmetrix-2020",
    ]);
  });
});

test("two products on a page are told apart, by one script or by two", () => {
  for (const script of ["https://shop.example/app.js", "https://other.example/b.js"]) {
    const findings = recognise(
      writeProbes([
        ...LIST_2020.map((port, index) => ({ atMs: index, port })),
        ...F5.map((port, index) => ({ atMs: index, port, channel: "fetch", script }) as const),
      ]),
    );
    expect(findings.map(({ signature }) => signature).sort()).toEqual(["f5-big-ip", "threatmetrix-2020"]);
    expect(findings.map(({ probeCount }) => probeCount).sort((a, b) => a - b)).toEqual([7, 14]);
  }
});

describe("f5-burp", () => {
  const look: readonly Attempt[] = [
    { atMs: 1, port: 8888, channel: "fetch" },
    { atMs: 2, port: 80, host: "burp", channel: "fetch" },
  ];

  test("the proxy's port and name are a look for it, surer where F5 is on the page", () => {
    const alone = recognise(writeProbes(look))[0];
    expect(alone).toMatchObject({ kind: "scan", signature: "f5-burp", probeCount: 2 });
    const facts = { scripts: [{ url: "https://a.zeronaught.com/x.js" }] };
    expect(recognise(writeProbes(look), facts)[0]?.confidence).toBeGreaterThan(alone?.confidence ?? 1);
  });

  test.each([
    ["the name alone", look.slice(1)],
    ["the port alone", look.slice(0, 1)],
    [
      "port and name by different scripts",
      look.map((attempt, index) => Object.assign({ script: `https://s${index}.example/` }, attempt)),
    ],
  ])("%s is no scan", (_, attempts) => {
    expect(recognise(writeProbes(attempts)).map(({ kind }) => kind)).not.toContain("scan");
  });
});

describe("seon-webrtc", () => {
  const PORTS = [80, 1080, 3128, 8080, 8118, 9050, 8888, 8081, 3129, 1081, 6588, 8000, 9999];
  const SEON = "https://cdn.seondf.com/js/v6/agent.js";

  test("SEON's script is named by its way, whatever the ports", () => {
    expect(find(PORTS, { channel: "webrtc-stun", script: SEON })[0]).toMatchObject({
      signature: "seon-webrtc",
      vendor: "SEON",
    });
    expect(
      find(PORTS, { channel: "webrtc-turn-tcp" }, { facts: { scripts: [{ url: SEON }] } })[0],
    ).toMatchObject({
      signature: "seon-webrtc",
      confidence: 0.6,
    });
  });

  test.each([
    ["another script", { channel: "webrtc-stun" }, PORTS],
    ["another way", { channel: "fetch", script: SEON }, PORTS],
    ["too few ports", { channel: "webrtc-stun", script: SEON }, PORTS.slice(0, 3)],
  ] as const)("%s is a scan, but not known to be SEON's list", (_, fields, ports) => {
    expect(find(ports, fields).map(({ signature }) => signature)).toEqual(["many-ports-one-host"]);
  });
});

describe("meta-pixel", () => {
  const STUN = [12580, 12581, 12582, 12583, 12584, 12585];

  test.each([
    ["STUN", STUN, { channel: "webrtc-stun" }],
    ["TURN", [12586, 12587, 12588, 12589, 12590, 12591], { channel: "webrtc-turn-udp" }],
    ["TCP", [12387, 12388], { channel: "fetch" }],
    ["one smuggled datagram", [12581], { channel: "webrtc-stun", smuggled: "fb.1.17000000.1234567" }],
  ] as const)("%s is tracking, not a scan", (_, ports, fields) => {
    expect(find(ports, fields)).toMatchObject([
      { kind: "local-access", signature: "meta-pixel", vendor: "Meta", purpose: "tracking" },
    ]);
  });

  test("the same numbers over TCP are not the same ports", () => {
    expect(find(STUN, { channel: "fetch" }).map(({ signature }) => signature)).not.toContain("meta-pixel");
  });
});

test("yandex-metrica is named by its ports, and by its own name even at one of them", () => {
  expect(find([29009, 30102], { channel: "xhr", path: "/p?t=1" })[0]?.signature).toBe("yandex-metrica");
  const byName = {
    host: "yandexmetrica.com",
    address: "127.0.0.1",
    space: "loopback",
    channel: "xhr",
  } as const;
  expect(find([29010], byName)[0]?.signature).toBe("yandex-metrica");
});

test("unrelated lists name no product", () => {
  const chance = createChance(5);
  for (let round = 0; round < 200; round += 1) {
    const ports = Array.from({ length: chance.integer(3, 30) }, () => chance.integer(1, 65_535));
    expect(find(ports).map(({ vendor }) => vendor)).not.toContain("ThreatMetrix");
  }
});

test("SIGNATURES have ids of their own and sources", () => {
  expect(new Set(SIGNATURES.map(({ id }) => id)).size).toBe(SIGNATURES.length);
  expect(SIGNATURES.every(({ source }) => source.length > 0)).toBe(true);
});

test("vendors of findings have the names that the vendor table gives them", () => {
  const names = new Set(VENDORS.map(({ name }) => name));
  for (const name of ["ThreatMetrix", "F5", "SEON", "Meta", "Yandex"]) expect(names).toContain(name);
  const ids = new Set(VENDORS.map(({ id }) => id));
  for (const id of ["threatmetrix", "f5", "seon", "meta", "yandex"]) expect(ids).toContain(id);
});

test.each(NAMED_PROGRAMS)(
  "%s is in the port catalogue as %s, and found by its ports",
  (signature, program) => {
    const rows = PORT_CATALOGUE.filter((row) => row.program === program);
    expect(rows.length).toBeGreaterThan(0);
    const path = rows.flatMap(({ paths }) => paths).find((each) => each !== "/ws") ?? "/";
    const ports = rows.flatMap(({ first, last }) => (first === last ? [first] : [first, last]));
    const findings = find(ports, { path, host: "localhost" });
    expect(findings.map((finding) => finding.signature)).toContain(signature);
    expect(findings.map((finding) => finding.kind)).not.toContain("scan");
  },
);
