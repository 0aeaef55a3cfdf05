import { anything, assert, property } from "fast-check";
import { expect, test } from "vitest";
import { parseConnect, parseReply, parseRequest } from "./port-messages.ts";

test.each([
  ["parseConnect", parseConnect],
  ["parseReply", parseReply],
  ["parseRequest", parseRequest],
])("%s() never throws and lets nothing through that is no message", (_name, parse) => {
  assert(
    property(anything(), (value) => {
      expect(parse(value)).toBeUndefined();
    }),
  );
});

test("parseRequest() takes what a page sends", () => {
  const run = { kind: "run", id: 1, driver: "image", token: "abcd", deadlineMs: 10 } as const;
  expect(parseRequest(structuredClone(run))).toEqual(run);
  expect(parseRequest({ kind: "abort", id: 2 })).toEqual({ kind: "abort", id: 2 });
  expect(parseRequest({ ...run, deadlineMs: 0 })).toBeUndefined();
});

test("parseReply() takes what a context sends", () => {
  const outcome = { kind: "closed", code: 1006, atMs: 1, durationMs: 2 } as const;
  const reply = { kind: "outcome", id: 1, outcome } as const;
  expect(parseReply(structuredClone(reply))).toEqual(reply);
  expect(parseReply({ ...reply, outcome: { ...outcome, kind: "mystery" } })).toBeUndefined();
  expect(parseReply({ kind: "ready" })).toEqual({ kind: "ready" });
});

test("parseConnect() takes a known context and well-formed tickets only", () => {
  const connect = {
    kind: "hushport-connect",
    context: "srcdoc-frame",
    pagesUrl: "https://localhost/channels/",
    handover: { tickets: [], crossOrigin: null },
  } as const;
  expect(parseConnect(structuredClone(connect))).toEqual(connect);
  expect(parseConnect({ ...connect, context: "unknown" })).toBeUndefined();
  expect(parseConnect({ ...connect, handover: { tickets: [{ host: "127.0.0.1" }] } })).toBeUndefined();
});
