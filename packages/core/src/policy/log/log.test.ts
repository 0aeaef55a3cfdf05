import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { EBAY_2020 } from "../../ports/fixtures/ebay-2020.ts";
import { composeLogFile } from "./compose-log-file.ts";
import { findingsOf } from "./findings-of.ts";
import { createLogJsonSchema } from "./json-schema.ts";
import type { LogEntry } from "./log-entry.ts";
import { logFileSchema } from "./log-file.ts";
import { probeOf, type DecidedProbe } from "./probe-of.ts";

const BLOCKED: DecidedProbe = {
  id: "p1",
  atMs: 5,
  url: "wss://127.0.0.1:5900/path?q",
  channel: "websocket",
  context: "document",
  addresses: [],
  decision: { action: "block", reason: "public-to-loopback" },
  recorder: "extension",
};
const HOUR_MS = 3_600_000;

function entry(atMs: number, url: string, site: string | null = "shop.example"): LogEntry {
  const probe = probeOf({ ...BLOCKED, id: `p${atMs}`, atMs, url });
  if (probe === undefined) throw new TypeError(`Cannot make a probe of ${url}`);
  return { atMs, site, count: 1, probe, decision: BLOCKED.decision };
}

describe("probeOf()", () => {
  test("says a blocked WebSocket as a wish that got nowhere", () => {
    expect(probeOf(BLOCKED)).toMatchObject({
      scheme: "wss",
      host: "127.0.0.1",
      port: 5900,
      path: "/path?q",
      space: "loopback",
      reach: "intended",
      address: null,
      recorders: ["extension"],
    });
  });

  test("says that a name was resolved, and names the address that decided", () => {
    const probe = probeOf({
      ...BLOCKED,
      url: "http://rebound.example/",
      addresses: ["203.0.113.5", "192.168.1.7"],
      decision: { action: "block", reason: "public-to-local" },
    });
    expect(probe).toMatchObject({ reach: "dns", address: "192.168.1.7", space: "local", port: 80 });
  });

  test.each([
    ["turn:10.0.0.1:3478?transport=tcp", "turn", "10.0.0.1", 3478],
    ["stun:nas.local", "stun", "nas.local", 3478],
    ["ice:192.168.1.1:5000", "ice", "192.168.1.1", 5000],
    ["ice:[fd00::1]:5000", "ice", "fd00::1", 5000],
    ["http://[::1]:8080/x", "http", "::1", 8080],
  ])("reads %s", (url, scheme, host, port) => {
    expect(probeOf({ ...BLOCKED, url, channel: "webrtc-ice-udp" })).toMatchObject({ scheme, host, port });
  });

  test("goes by the user's own names", () => {
    const granted = { action: "allow", reason: "granted", grant: "g" } as const;
    const request = { ...BLOCKED, url: "https://nas.example/", decision: granted };
    expect(probeOf({ ...request, localNames: ["nas.example"] })?.space).toBe("local");
    expect(probeOf(request)?.space).toBe("public");
  });

  test.each(["data:,x", "blob:https://a.example/1", "about:blank", "", "http://"])(
    "makes nothing of %j",
    (url) => {
      expect(probeOf({ ...BLOCKED, url })).toBeUndefined();
    },
  );
});

describe("findingsOf()", () => {
  const scan = (startMs: number): readonly LogEntry[] =>
    EBAY_2020.map(([port], i) => entry(startMs + 20 * i, `wss://127.0.0.1:${port}/`));

  test("recognises eBay's scan in what was blocked", () => {
    const [row] = findingsOf(scan(1_700_000_000_000));
    expect(row?.site).toBe("shop.example");
    expect(row?.findings[0]).toMatchObject({ kind: "scan", vendor: "ThreatMetrix" });
  });

  test("says once what two visits have in common, and counts both", () => {
    const [row] = findingsOf([...scan(HOUR_MS), ...scan(0)]);
    expect(row?.findings).toHaveLength(1);
    expect(row?.findings[0]?.probeCount).toBe(2 * EBAY_2020.length);
  });

  test("takes no two visits for one", () => {
    const ports = [8001, 9003, 7777, 6789, 5678, 4567, 3456, 2345];
    const apart = ports.map((port, i) => entry(i * HOUR_MS, `ws://127.0.0.1:${port}/`));
    const together = ports.map((port, i) => entry(i * 20, `ws://127.0.0.1:${port}/`));
    const kinds = (entries: readonly LogEntry[]): readonly string[] =>
      findingsOf(entries).flatMap(({ findings }) => findings.map(({ kind }) => kind));
    expect(kinds(together)).toContain("scan");
    expect(kinds(apart)).not.toContain("scan");
  });

  test("keeps sites apart, and what has none by itself", () => {
    const rows = findingsOf([
      entry(2, "ws://127.0.0.1:1/", "b.example"),
      entry(1, "ws://127.0.0.1:1/", null),
    ]);
    expect(rows.map(({ site }) => site)).toEqual([null, "b.example"]);
  });
});

describe("composeLogFile()", () => {
  const facts = {
    writer: { name: "guard", version: "0.1.0", browser: "Chromium 156" },
    exportedAt: "2026-11-22T03:00:00.000Z",
  } as const;

  test("writes what the schema reads, oldest first, each probe with an id of its own", () => {
    const file = composeLogFile(facts, [entry(9, "ws://127.0.0.1:2/"), entry(3, "ws://127.0.0.1:1/")]);
    expect(logFileSchema.parse(JSON.parse(JSON.stringify(file)))).toEqual(file);
    expect(file.entries.map(({ atMs, probe }) => [atMs, probe.id])).toEqual([
      [3, "p1"],
      [9, "p2"],
    ]);
  });

  test("has findings that point to its own probes", () => {
    const file = composeLogFile(facts, [entry(3, "ws://127.0.0.1:6463/")]);
    const ids = new Set(file.entries.map(({ probe }) => probe.id));
    const pointed = file.sites.flatMap(({ findings }) => findings.flatMap(({ probes }) => probes));
    expect(pointed.length).toBeGreaterThan(0);
    expect(pointed.filter((id) => !ids.has(id))).toEqual([]);
  });
});

test("the published JSON Schema is the one that the programs use (npm run schema --workspace @hushport/core)", () => {
  const published = new URL("../../../../../docs/schema/hushport.log-1.schema.json", import.meta.url);
  expect(JSON.parse(readFileSync(published, "utf8"))).toEqual(createLogJsonSchema());
});
