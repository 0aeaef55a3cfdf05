import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { knockTcp, knockUdp, SHORT_PATIENCE_MS as patienceMs } from "./fixtures/knock.ts";
import { openTarget } from "./open-target.ts";
import type { Target } from "./target.ts";
import type { Contact } from "./contact-log.ts";
import { VNC_BANNER } from "./tcp/banner.ts";

const HOSTS = ["127.0.0.1", "::1"];
const GET = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

function placeOf({ host, port }: Target): { host: string; port: number; agent: false } {
  return { host, port, agent: false };
}

async function statusOf(request: ReturnType<typeof httpRequest>): Promise<number | undefined> {
  const [response]: IncomingMessage[] = await once(request.end(), "response");
  response?.resume();
  return response?.statusCode;
}

test.each(HOSTS)("http on %s answers, and counts the connection and its bytes", async (host) => {
  await using target = await openTarget("http", { host });
  const { outcome, received } = await knockTcp({ ...target, send: GET });
  expect(outcome).toBe("answered");
  expect(received.toString("latin1")).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  const contacts = target.contacts();
  expect(contacts).toMatchObject({ connections: 1, bytes: GET.length });
  expect(Buffer.from(contacts.firstBytes).toString("latin1")).toBe(GET);
  expect(contacts.firstByteAtMs).toBeGreaterThanOrEqual(contacts.firstContactAtMs ?? Infinity);
});

test("http hands each request to `respond` when there is one", async () => {
  await using target = await openTarget("http", {
    respond: (_request, response) => response.writeHead(418).end(),
  });
  expect(await statusOf(httpRequest(placeOf(target)))).toBe(418);
});

test("http answers what is no HTTP with 400", async () => {
  await using target = await openTarget("http");
  const { received } = await knockTcp({ ...target, send: "\x16\x03\x01 no request\r\n\r\n" });
  expect(received.toString("latin1")).toMatch(/^HTTP\/1\.1 400 /);
});

test.each(HOSTS)(
  "https on %s answers whoever trusts its certificate and records the ClientHello",
  async (host) => {
    await using target = await openTarget("https", { host });
    const request = httpsRequest({ ...placeOf(target), ca: target.certificate?.certPem });
    expect(await statusOf(request)).toBe(200);
    const { bytes, firstBytes } = target.contacts();
    // Handshake record, then ClientHello: RFC 8446 5.1 and 4.
    expect([firstBytes[0], firstBytes[5]]).toEqual([0x16, 0x01]);
    expect(bytes).toBeGreaterThan(firstBytes.length);
  },
);

test("websocket repeats what it is sent, and answers HTTP", async () => {
  await using target = await openTarget("websocket");
  const socket = new WebSocket(`ws://${target.authority}/`);
  await once(socket, "open");
  socket.send("hello");
  const [data, isBinary]: unknown[] = await once(socket, "message");
  expect([String(data), isBinary]).toEqual(["hello", false]);
  expect(await statusOf(httpRequest(placeOf(target)))).toBe(200);
  socket.terminate();
});

test("silent reads everything and sends nothing", async () => {
  await using target = await openTarget("silent");
  const sent = Buffer.alloc(100_000, "x");
  expect(await knockTcp({ ...target, send: sent, patienceMs })).toMatchObject({ outcome: "connected" });
  expect(target.contacts()).toMatchObject({ connections: 1, bytes: sent.length });
});

test.each([
  ["speaks first", undefined],
  ["speaks first to HTTP too", GET],
])("banner %s", async (_what, send) => {
  await using target = await openTarget("banner");
  const enoughBytes = VNC_BANNER.length;
  const knock = await knockTcp({ ...target, enoughBytes, ...(send === undefined ? {} : { send }) });
  expect(knock).toMatchObject({ outcome: "answered" });
  expect(knock.received.toString()).toBe(VNC_BANNER);
});

test("banner hangs up on what is not its protocol, and not on what is", async () => {
  await using target = await openTarget("banner");
  const http = await knockTcp({ ...target, send: GET });
  const vnc = await knockTcp({ ...target, send: VNC_BANNER, patienceMs });
  expect([http.isEnded, vnc.isEnded]).toEqual([true, false]);
});

test("slow accepts at once and answers after its delay", async () => {
  await using target = await openTarget("slow", { delayMs: 120 });
  const startMs = performance.now();
  expect(await statusOf(httpRequest(placeOf(target)))).toBe(200);
  // Timers may fire up to a millisecond early against this clock.
  expect(performance.now() - startMs).toBeGreaterThanOrEqual(119);
});

test.each([...HOSTS, "127.0.0.2"])("closed on %s refuses each connection at once", async (host) => {
  await using target = await openTarget("closed", { host });
  expect(target.means).toBe("reserved-port");
  for (let knocks = 0; knocks < 3; knocks++) {
    expect(await knockTcp({ host, port: target.port })).toMatchObject({ outcome: "refused" });
  }
});

test.each(HOSTS)("filtered on %s answers nothing, by the means that it names", async (host) => {
  await using target = await openTarget("filtered", { host });
  expect(["packet-filter", "full-accept-queue"]).toContain(target.means);
  expect(await knockTcp({ ...target, send: GET, patienceMs })).toMatchObject({ outcome: "no-answer" });
  expect(target.contacts()).toMatchObject({ connections: 0 });
  expect(await target.attempts()).toBe(target.means === "packet-filter" ? 1 : undefined);
});

test.each(HOSTS)("filtered on %s by a full accept queue answers nothing", async (host) => {
  await using target = await openTarget("filtered", { host, means: "full-accept-queue" });
  expect(target.means).toBe("full-accept-queue");
  for (let knocks = 0; knocks < 3; knocks++) {
    expect(await knockTcp({ ...target, send: GET, patienceMs })).toMatchObject({ outcome: "no-answer" });
  }
});

test.each(HOSTS)("udp answering on %s sends the datagram back and records it", async (host) => {
  await using target = await openTarget("answering", { protocol: "udp", host });
  const { outcome, received } = await knockUdp({ ...target, send: "ping" });
  expect([outcome, received.toString()]).toEqual(["answered", "ping"]);
  expect(target.contacts()).toMatchObject({
    datagrams: 1,
    bytes: 4,
    firstBytes: Uint8Array.from(Buffer.from("ping")),
  });
});

test.each(HOSTS)("udp silent on %s records and does not answer", async (host) => {
  await using target = await openTarget("silent", { protocol: "udp", host });
  expect(await knockUdp({ ...target, patienceMs })).toMatchObject({ outcome: "no-answer" });
  expect(target.contacts()).toMatchObject({ datagrams: 1, bytes: 5 });
});

test.each(HOSTS)("udp closed on %s is refused by ICMP", async (host) => {
  await using target = await openTarget("closed", { protocol: "udp", host });
  expect(await knockUdp(target)).toMatchObject({ outcome: "refused" });
});

test.each(HOSTS)(
  "udp filtered on %s lets nothing through, or says that it only does not answer",
  async (host) => {
    await using target = await openTarget("filtered", { protocol: "udp", host });
    expect(await knockUdp({ ...target, patienceMs })).toMatchObject({ outcome: "no-answer" });
    expect([target.means, target.contacts().datagrams]).toEqual(
      target.means === "packet-filter" ? ["packet-filter", 0] : ["unread-socket", 1],
    );
  },
);

test("onContact() tells of the connection, then of its first bytes, until its signal aborts", async () => {
  await using target = await openTarget("silent");
  const seen: Contact[] = [];
  const listening = new AbortController();
  target.onContact((contact) => seen.push(contact), listening.signal);
  await knockTcp({ ...target, send: "one", patienceMs });
  listening.abort();
  await knockTcp({ ...target, send: "two", patienceMs });
  expect(seen.map(({ kind, bytes }) => [kind, Buffer.from(bytes).toString()])).toEqual([
    ["connection", ""],
    ["first-bytes", "one"],
  ]);
  expect(target.contacts()).toMatchObject({ connections: 2, bytes: 6 });
});
