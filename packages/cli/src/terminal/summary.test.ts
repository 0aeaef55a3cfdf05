import { analyse, type AuditReport } from "@hushport/audit";
import { UNKNOWN_INITIATOR, type Probe } from "@hushport/core";
import type { Recording } from "@hushport/recorder";
import { expect, test } from "vitest";
import { createStyle } from "./style.ts";
import { formatSummary } from "./summary.ts";

const HOSTILE = "\u001B[2J\u001B]0;owned\u0007\r\nverdict: clean \u202E";

function probeOf(port: number, changes: Partial<Probe> = {}): Probe {
  return {
    id: `p${port}`,
    atMs: port,
    channel: "websocket",
    context: "document",
    scheme: "wss",
    host: "127.0.0.1",
    address: "127.0.0.1",
    port,
    space: "loopback",
    path: "/",
    reach: "tcp",
    state: "closed",
    durationMs: 1,
    error: null,
    bytesSent: 0,
    bytesReceived: 0,
    lna: null,
    initiator: UNKNOWN_INITIATOR,
    recorders: ["cdp"],
    ...changes,
  };
}

async function reportOf(probes: readonly Probe[], changes: Partial<Recording> = {}): Promise<AuditReport> {
  return analyse(async (onProbe) => {
    for (const probe of probes) onProbe(probe);
    return {
      url: "https://shop.example/",
      finalUrl: "https://shop.example/",
      title: null,
      startedAt: "2026-11-21T12:00:00.000Z",
      durationMs: 16_000,
      browser: { name: "Chromium", version: "156" },
      lna: "denied",
      dwellMs: 15_000,
      isIsolated: false,
      resolutions: [],
      outcome: { kind: "loaded", httpStatus: 200 },
      probes,
      totals: {
        probes: probes.length,
        ports: new Set(probes.map(({ port }) => port)).size,
        hosts: new Set(probes.map(({ host }) => host)).size,
      },
      hosts: [],
      scripts: [],
      warnings: [],
      ...changes,
    };
  });
}

function summarise(report: AuditReport, columns = 80): string {
  return formatSummary(report, { style: createStyle("plain"), columns });
}

test("formatSummary() of a clean page is its one sentence", async () => {
  expect(summarise(await reportOf([]), 200)).toBe(
    "This page did not try to reach the visitor’s computer or network in the 15 seconds that it was\nwatched.",
  );
});

test("formatSummary() names port, program and what became of it in one row each", async () => {
  const text = summarise(await reportOf([probeOf(5_900), probeOf(3_389, { state: "open", reach: "tls" })]));
  expect(text).toMatch(/^ *5900 +Virtual Network Computing \(VNC\) +Refused +Nothing there$/m);
  expect(text).toMatch(/^ *3389 +Remote Desktop Protocol \(RDP\) +TLS greeting sent +Something is there$/m);
});

test("formatSummary() shows text of the page without obeying it", async () => {
  const report = await reportOf(
    [
      probeOf(80, {
        host: HOSTILE,
        initiator: { ...UNKNOWN_INITIATOR, scriptUrl: `https://shop.example/${HOSTILE}`, line: 1, column: 1 },
      }),
    ],
    { warnings: [HOSTILE], outcome: { kind: "partial", code: "ERR_X", message: HOSTILE } },
  );
  const text = summarise(report);
  for (const character of ["\u001B", "\u0007", "\r", "\u202E"]) expect(text).not.toContain(character);
  expect(text).not.toMatch(/^verdict: clean/m);
});

test("formatSummary() of 200 ports shows 30 and says how many more there are", async () => {
  const probes = Array.from({ length: 200 }, (_, index) => probeOf(8_000 + index));
  const text = summarise(await reportOf(probes));
  expect(text.match(/Nothing there$/gm)).toHaveLength(30);
  expect(text).toContain("… and 170 more ports; see the report");
});

test("formatSummary() keeps every line of its table and text within the window", async () => {
  const probes = [probeOf(5_900), probeOf(3_389, { host: `${"a".repeat(60)}.localhost` })];
  for (const line of summarise(await reportOf(probes), 72).split("\n")) expect(line.length).toBeLessThan(72);
});

test.each([
  [
    { kind: "failed", code: "ERR_DNS", message: "Cannot open it: no such host" },
    /Cannot open it: no such host \(ERR_DNS\)\.$/,
  ],
  [
    { kind: "partial", code: "ERR_GONE", message: "The page closed itself" },
    /The page closed itself \(ERR_GONE\)\.$/,
  ],
] as const)("formatSummary() of a visit that ended as %o says so", async (outcome, expected) => {
  expect(summarise(await reportOf([], { outcome }))).toMatch(expected);
});
