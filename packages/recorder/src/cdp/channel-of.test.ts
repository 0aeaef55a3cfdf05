import type { Protocol } from "devtools-protocol";
import { expect, test } from "vitest";
import { protocolLines } from "../fixtures/recorded-visit.ts";
import { parseProtocolEvent } from "./connection.ts";
import { channelOf } from "./channel-of.ts";

type Request = Protocol.Network.RequestWillBeSentEvent;

/** A request of the recorded visit, to change. */
async function recorded(): Promise<Request> {
  for (const line of await protocolLines()) {
    const message: unknown = JSON.parse(line);
    if (typeof message !== "object" || message === null || !("method" in message)) continue;
    const event = parseProtocolEvent({ ...message, method: String(message.method) });
    if (event.method === "Network.requestWillBeSent") return event.params;
  }
  throw new RangeError("the recorded visit has no request");
}

test.for([
  ["image", { type: "Image" }, {}],
  ["fetch", { type: "Fetch" }, {}],
  ["xhr", { type: "XHR" }, {}],
  ["media", { type: "TextTrack" }, {}],
  ["csp-report", { type: "Other" }, { "Content-Type": "application/csp-report" }],
  ["csp-report", { type: "Ping" }, { "content-type": "application/reports+json" }],
  ["ping", { type: "Ping" }, { "Ping-To": "https://x.test/" }],
  ["ping", { type: "Ping" }, { "content-type": "text/ping" }],
  ["beacon", { type: "Ping" }, {}],
  ["speculation", { type: "Prefetch" }, {}],
  ["speculation", { type: "Document" }, { "Sec-Purpose": "prefetch" }],
  ["prefetch", { type: "Other" }, { Purpose: "prefetch" }],
  ["iframe", { type: "Document" }, {}],
  ["fetch", { type: "Preflight", initiator: { type: "preflight" } }, {}],
  ["other", { type: "Other" }, {}],
  ["other", { type: undefined }, {}],
] as const)("channelOf() is %s for %j with %j", async ([channel, changes, headers]) => {
  const data = await recorded();
  const { type, ...rest } = changes;
  const changed: Request = { ...data, ...rest, request: { ...data.request, headers } };
  if (type === undefined) delete changed.type;
  else changed.type = type;
  expect(channelOf(changed, "iframe")).toBe(channel);
});

test("channelOf() is preload for a link that preloads, whatever it preloads", async () => {
  const data = await recorded();
  expect(
    channelOf({ ...data, type: "Image", request: { ...data.request, isLinkPreload: true } }, "iframe"),
  ).toBe("preload");
});
