import { randomBytes } from "node:crypto";
import { openTarget, type Target, type TargetKind } from "@hushport/testbed";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeGrant } from "./fixtures/make-grant.ts";
import { sayRaw, type RawAnswer } from "./fixtures/raw-client.ts";
import { FAILURE_ALERT, FAILURE_BYTES } from "./failure/failure-answer.ts";
import { startGateway, type Gateway } from "./index.ts";

const LATENCY_MS = 400;
const ESTABLISHED = "HTTP/1.1 200 Connection Established\r\n\r\n";
const FAILURE = FAILURE_BYTES.toString("latin1");

/** Every state of a port in which a plain request or a handshake fails. */
const FAILING = ["silent", "banner", "closed", "filtered"] as const satisfies readonly TargetKind<"tcp">[];

let gateway: Gateway;
const targets = new Map<string, Target>();

function targetOf(kind: string): Target {
  const target = targets.get(kind);
  if (target === undefined) throw new RangeError(`no target ${kind}`);
  return target;
}

beforeAll(async () => {
  for (const kind of [...FAILING, "http", "websocket"] as const)
    for (const way of ["granted", "refused"]) targets.set(`${kind} ${way}`, await openTarget(kind));
  const granted = [...targets].filter(([kind]) => kind.endsWith("granted"));
  gateway = await startGateway({
    port: 0,
    latencyMs: LATENCY_MS,
    grants: granted.map(([, { port }]) => makeGrant(port)),
  });
});

afterAll(async () => {
  await gateway.close({ drainMs: 0 });
  for (const target of targets.values()) await target.close();
});

function plainGet({ authority }: Target, extra = ""): string {
  return `GET http://${authority}/path?query HTTP/1.1\r\nHost: ${authority}\r\n${extra}\r\n`;
}

function connectTo({ authority }: Target): string {
  return `CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`;
}

function handshake({ authority }: Target): string {
  const key = randomBytes(16).toString("base64");
  return `GET / HTTP/1.1\r\nHost: ${authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nOrigin: https://page.example\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`;
}

/** A timer of Node is late by what else the machine does; it is never early. */
function expectAtDeadline({ firstMs }: RawAnswer): void {
  expect(firstMs).toBeGreaterThanOrEqual(LATENCY_MS - 2);
  expect(firstMs).toBeLessThan(LATENCY_MS + 1_000);
}

const STATES = FAILING.flatMap((kind) => [`${kind} granted`, `${kind} refused`]);

test.each([...STATES, "http refused", "websocket refused"])(
  "a plain request to a port that is %s gets the one failure, byte for byte, at the deadline",
  async (state) => {
    const answer = await sayRaw(gateway, plainGet(targetOf(state)));
    expect(answer.text).toBe(FAILURE);
    expect(answer.end).toBe("end");
    expectAtDeadline(answer);
  },
);

test.each([...STATES, "http granted", "http refused", "websocket refused"])(
  "a WebSocket handshake to a port that is %s gets the one failure inside its tunnel, at the deadline",
  async (state) => {
    const target = targetOf(state);
    const answer = await sayRaw(gateway, connectTo(target), { next: handshake(target) });
    expect(answer.text).toBe(ESTABLISHED + FAILURE);
    expect(answer.end).toBe("end");
    expectAtDeadline(answer);
  },
);

/** A TLS record that begins a ClientHello; no server here gets further than its first bytes. */
const CLIENT_HELLO = Buffer.concat([Buffer.from([0x16, 3, 1, 0, 64, 1, 0, 0, 60, 3, 3]), randomBytes(58)]);

test.each([...STATES, "http granted", "http refused", "websocket refused"])(
  "TLS to a port that is %s gets the one alert, at the deadline",
  async (state) => {
    const answer = await sayRaw(gateway, connectTo(targetOf(state)), { next: CLIENT_HELLO });
    expect(answer.text).toBe(ESTABLISHED + FAILURE_ALERT.toString("latin1"));
    expect(answer.end).toBe("end");
    expectAtDeadline(answer);
  },
);

test("nothing at all is connected to where nothing is granted", () => {
  for (const [state, target] of targets)
    if (state.endsWith("refused")) expect([state, target.contacts().connections]).toEqual([state, 0]);
});

test("what is granted and answers passes at once", async () => {
  const answer = await sayRaw(gateway, plainGet(targetOf("http granted"), "Connection: close\r\n"));
  expect(answer.text).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(answer.firstMs).toBeLessThan(LATENCY_MS / 2);
});

test("a WebSocket that is granted opens at once, and its bytes pass both ways", async () => {
  const target = targetOf("websocket granted");
  const answer = await sayRaw(gateway, connectTo(target), { next: handshake(target), waitMs: 300 });
  expect(answer.text).toMatch(/101 Switching Protocols\r\n/);
  expect(answer.firstMs).toBeLessThan(LATENCY_MS / 2);
});
