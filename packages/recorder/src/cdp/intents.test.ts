import { expect, test } from "vitest";
import { protocolLines } from "../fixtures/recorded-visit.ts";
import { parseProtocolEvent, type ProtocolEvent } from "./connection.ts";
import { IntentTracker } from "./intents.ts";

async function recordedEvents(): Promise<ProtocolEvent[]> {
  const events: ProtocolEvent[] = [];
  for (const line of await protocolLines()) {
    const message: unknown = JSON.parse(line);
    if (typeof message !== "object" || message === null || !("method" in message)) continue;
    events.push(parseProtocolEvent({ ...message, method: String(message.method) }));
  }
  return events;
}

/** The name of the binding in the recorded visit. */
function bindingIn(events: readonly ProtocolEvent[]): string {
  for (const event of events) if (event.method === "Runtime.bindingCalled") return event.params.name;
  throw new RangeError("the recorded visit has no call of the hook");
}

function track(events: readonly ProtocolEvent[], bindingName = bindingIn(events)): IntentTracker {
  const tracker = new IntentTracker(bindingName);
  for (const event of events) tracker.add(event);
  return tracker;
}

const pathsOf = ({ intents }: IntentTracker): string[] =>
  intents.map(({ channel, url }) => `${channel} ${URL.parse(url)?.pathname}`).toSorted();

test("IntentTracker lists what a recorded page asked for, each hop of a redirect by itself", async () => {
  const wanted = [
    "fetch /fetch",
    "fetch /redirect",
    "fetch /redirected",
    "image /image",
    "websocket /closed",
    "websocket /open",
  ];
  const paths = pathsOf(track(await recordedEvents()));
  for (const path of wanted) expect(paths.filter((each) => each === path)).toEqual([path]);
});

test("IntentTracker tells which scripts arrived, and how requests ended", async () => {
  const tracker = track(await recordedEvents());
  expect(tracker.scriptUrls().map((url) => new URL(url).pathname)).toEqual(["/scan.js"]);
  const closed = tracker.intents.find(({ url }) => url.endsWith("/closed"));
  expect(closed).toMatchObject({
    context: "document",
    error: expect.stringContaining("ERR_CONNECTION_REFUSED"),
  });
  expect(closed?.endMs).toBeGreaterThanOrEqual(closed?.atMs ?? Infinity);
});

test("IntentTracker takes each request once, however often it was told", async () => {
  const events = await recordedEvents();
  const twice = events.flatMap((event) => (event.method.startsWith("Network.") ? [event, event] : [event]));
  expect(pathsOf(track(twice))).toEqual(pathsOf(track(events)));
});

test("IntentTracker hears the hook by the visit's own binding only", async () => {
  const events = await recordedEvents();
  expect(track(events).peerCalls).toMatchObject([{ context: "document", message: { kind: "rtc-config" } }]);
  expect(track(events, "another").peerCalls).toEqual([]);
});

test("IntentTracker takes a WebSocket that the browser refused to begin for one that was asked for", () => {
  const text = "WebSocket connection to 'ws://127.0.0.1:5900/' failed: Insufficient resources";
  const entry = { source: "network", level: "error", text, timestamp: 0 } as const;
  const tracker = track([{ method: "Log.entryAdded", params: { entry } }], "h");
  expect(tracker.intents).toMatchObject([
    { channel: "websocket", url: "ws://127.0.0.1:5900/", error: "net::ERR_INSUFFICIENT_RESOURCES" },
  ]);
});
