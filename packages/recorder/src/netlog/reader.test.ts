import { expect, test } from "vitest";
import { netLogEvents, netLogLines } from "../fixtures/recorded-visit.ts";
import type { NetLogEvent } from "./event.ts";
import { dependencyOf, numberParam, textParam } from "./event.ts";
import { NETLOG_EVENT_TYPES } from "./event-types.ts";
import { NetLogReader } from "./reader.ts";

test("NetLogReader gives every event that a tracker looks at, with names in place of numbers", async () => {
  const lines = await netLogLines();
  const events = await netLogEvents();
  // The first two lines are the constants and the list's beginning, the last is its end.
  expect(events).toHaveLength(lines.length - 3);
  expect(events.filter(({ type }) => !NETLOG_EVENT_TYPES.has(type))).toEqual([]);
  expect(
    events.filter(({ atMs, sourceId }) => !Number.isFinite(atMs) || !Number.isInteger(sourceId)),
  ).toEqual([]);
  expect(new Set(events.map(({ phase }) => phase))).toEqual(new Set(["none", "begin", "end"]));
});

test("NetLogReader names errors as the browser does", async () => {
  const reader = new NetLogReader(() => undefined);
  expect(reader.hasConstants).toBe(false);
  expect(reader.errorName(-102)).toBe("net::ERROR_-102");
  for (const line of await netLogLines()) reader.readLine(line);
  expect(reader.hasConstants).toBe(true);
  expect(reader.errorName(-102)).toBe("net::ERR_CONNECTION_REFUSED");
  expect(reader.errorName(-99_999)).toBe("net::ERROR_-99999");
});

test.for([
  ["--host-resolver-rules=MAP shop.test:1 127.0.0.1:1,MAP a.test ~NOTFOUND https://shop.test/", true],
  ["--host-resolver-rules=MAP shop.test 127.0.0.1 https://shop.test/", false],
  ["https://~notfound/", false],
  [7, false],
] as const)("NetLogReader of a browser started with %j: some names were refused: %s", ([line, expected]) => {
  const reader = new NetLogReader(() => undefined);
  expect(reader.hasRefusedNames).toBe(false);
  reader.readLine(`${JSON.stringify({ constants: { clientInfo: { command_line: line } } }).slice(0, -1)},`);
  expect(reader.hasRefusedNames).toBe(expected);
});

test("NetLogReader skips what is damaged, of another kind, or nothing at all", async () => {
  const [first = "", ...rest] = await netLogLines();
  const events: NetLogEvent[] = [];
  const reader = new NetLogReader((event) => events.push(event));
  const good = rest.find((line) => line.includes('"phase":1')) ?? "";
  reader.readLine(good);
  for (const bad of ["", "null", '{"constants":', '{"constants":1},', "[]"]) reader.readLine(bad);
  expect(events).toEqual([]);
  reader.readLine(first);
  for (const bad of [
    "",
    "]}",
    '{"source":1,"type":2}',
    good.slice(0, -9),
    good.slice(3),
    '{"type":99999}',
    "\u0000",
  ]) {
    reader.readLine(bad);
  }
  expect(events).toEqual([]);
  reader.readLine(good);
  expect(events).toHaveLength(1);
});

const event = (params: Record<string, unknown>): NetLogEvent => ({
  type: "SOCKET_ALIVE",
  phase: "begin",
  sourceId: 1,
  sourceType: "SOCKET",
  atMs: 0,
  params,
});

test("dependencyOf(), textParam() and numberParam() give undefined where the log says something else", () => {
  expect(dependencyOf(event({ source_dependency: { id: 7, type: 1 } }))).toBe(7);
  for (const odd of [undefined, null, 7, {}, { id: "7" }]) {
    expect(dependencyOf(event({ source_dependency: odd }))).toBeUndefined();
  }
  expect(textParam(event({ url: "x" }), "url")).toBe("x");
  expect(textParam(event({ url: 1 }), "url")).toBeUndefined();
  expect(numberParam(event({ count: 1 }), "count")).toBe(1);
  expect(numberParam(event({ count: "1" }), "count")).toBeUndefined();
});
