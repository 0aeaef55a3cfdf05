import { expect, test } from "vitest";
import { writeProbes, type Attempt } from "../traces/write-probes.ts";
import type { Cell } from "./cell.ts";
import { createLedger, type LedgerLimits } from "./ledger.ts";

const TIGHT: LedgerLimits = { maxCells: 10, maxFullProofs: 5, maxScripts: 2 };

function cellsOf(attempts: readonly Attempt[], limits?: LedgerLimits): readonly Cell[] {
  const ledger = createLedger(limits);
  for (const probe of writeProbes(attempts)) ledger.add(probe);
  return ledger.cells();
}

function portsFrom(first: number, count: number, fields: Partial<Attempt> = {}): Attempt[] {
  return Array.from({ length: count }, (_, index) => ({ atMs: index, port: first + index, ...fields }));
}

test("ledger files the same port under one place, whatever name this machine has", () => {
  const hosts = ["127.0.0.1", "localhost", "::1", "127.9.9.9", "a.localhost", "64:ff9b::7f00:1"];
  const [cell, ...others] = cellsOf(
    hosts.map((host, index) => ({ atMs: index, port: 80, host, space: "loopback" })),
  );
  expect(others).toEqual([]);
  expect(cell?.count).toBe(6);
  expect(cell?.hosts.size).toBe(6);
});

test("ledger tells devices by address and public names apart", () => {
  const cells = cellsOf([
    { atMs: 1, port: 80, host: "nas.local", address: "192.168.1.5" },
    { atMs: 2, port: 80, host: "192.168.1.5" },
    { atMs: 3, port: 80, host: "printer" },
    { atMs: 4, port: 80, host: "ads.example", address: "0.0.0.0", space: "loopback" },
    { atMs: 5, port: 80, host: "ads.example", address: null, space: "loopback" },
  ]);
  expect(cells.map(({ place, count }) => [place.kind, place.label, count])).toEqual([
    ["device", "192.168.1.5", 2],
    ["device", "printer", 1],
    ["name", "ads.example", 2],
  ]);
  expect(cells.flatMap(({ place }) => Array.from(place.addresses))).toEqual(["0.0.0.0"]);
});

test("ledger counts exactly and knows every port when it is full", () => {
  const cells = cellsOf([...portsFrom(1, 30), ...portsFrom(1, 30)], TIGHT);
  expect(cells.reduce((sum, cell) => sum + cell.count, 0)).toBe(60);
  expect(new Set(cells.map((cell) => cell.port)).size).toBe(30);
  expect(cells.filter((cell) => cell.place.kind === "crowd")).toHaveLength(20);
});

test("ledger takes devices together when it is full", () => {
  const attempts = Array.from({ length: 40 }, (_, index) => ({
    atMs: index,
    port: 80,
    host: `10.0.0.${index}`,
  }));
  const crowd = cellsOf(attempts, TIGHT).filter((cell) => cell.place.kind === "crowd");
  expect(crowd.map((cell) => cell.port)).toEqual([80]);
  expect(crowd.map((cell) => cell.count)).toEqual([30]);
});

test("ledger takes scripts together beyond the last that it has room for", () => {
  const cells = cellsOf(
    Array.from({ length: 5 }, (_, index) => ({
      atMs: index,
      port: 80,
      script: `https://s${index}.example/a.js`,
    })),
    TIGHT,
  );
  expect(cells.map(({ script, count }) => [script.site, count])).toEqual([
    ["s0.example", 1],
    ["s1.example", 1],
    ["", 3],
  ]);
});

test("ledger keeps few ids for each of many cells", () => {
  const early = Array.from({ length: 9 }, (_, index) => ({ atMs: index, port: 1 }));
  const [first] = cellsOf(early, TIGHT);
  expect(first?.proof.ids).toHaveLength(9);
  const late = Array.from({ length: 9 }, (_, index) => ({ atMs: 100 + index, port: 9 }));
  const cells = cellsOf([...portsFrom(1, 8), ...late], TIGHT);
  expect(cells.find((cell) => cell.port === 9)?.proof.ids).toHaveLength(4);
});

test("ledger keeps the same paths and hosts in whatever order they come", () => {
  const letters = Array.from("abcdefghijklmnopqrst");
  const attempts = (atMs: (index: number) => number) =>
    letters.map((letter, index) => ({
      atMs: atMs(index),
      port: 80,
      path: `/api/${letter}xx`,
      host: `${letter}.localhost`,
    }));
  const [forward] = cellsOf(attempts((index) => index));
  const [backward] = cellsOf(attempts((index) => 20 - index));
  expect(forward?.paths).toEqual(backward?.paths);
  expect(forward?.hosts).toEqual(backward?.hosts);
  expect(forward?.paths.size).toBe(8);
});

test("ledger keeps a path once, however often it comes back", () => {
  const [cell] = cellsOf(["/api/a", "/api/b", "/api/a"].map((path, atMs) => ({ atMs, port: 80, path })));
  expect([...(cell?.paths ?? [])]).toEqual(["/api/a", "/api/b"]);
});

test("ledger stays right when a page makes up more names than it remembers shortcuts for", () => {
  const ledger = createLedger();
  const count = 70_002;
  for (const probe of writeProbes(
    Array.from({ length: count }, (_, index) => ({ atMs: index, port: 80, host: `h${index}.localhost` })),
  )) {
    ledger.add(probe);
  }
  expect(ledger.cells().map((cell) => cell.count)).toEqual([count]);
});

test.each([
  ["fbp.1.1700000000000.1234567890", true],
  ["Xy12:aB34", false],
  ["short", false],
  [undefined, false],
] as const)("ledger takes %j for smuggled: %s", (smuggled, expected) => {
  const fields = smuggled === undefined ? {} : { smuggled };
  const [cell] = cellsOf([{ atMs: 1, port: 12_580, channel: "webrtc-stun", ...fields }]);
  expect(cell?.isSmuggling).toBe(expected);
});
