import { connect, type Socket } from "node:net";
import { once } from "node:events";
import { createServer } from "node:http";
import { openTarget } from "@hushport/testbed";
import { expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { makeGrant } from "../fixtures/make-grant.ts";
import { sayRaw } from "../fixtures/raw-client.ts";
import { startGateway, type Gateway } from "../index.ts";

const TOKEN = "correct horse battery staple";
const basic = (token: string) => Buffer.from(`anyone:${token}`).toString("base64");

async function openTunnel({ host, port }: Gateway, authority: string): Promise<Socket> {
  const socket = connect({ host, port });
  socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`);
  await once(socket, "data");
  return socket;
}

test("a gateway is closed to other machines without a token", async () => {
  for (const host of ["0.0.0.0", "::", "192.168.77.1", "example.com"])
    await expect(startGateway({ host, port: 0 })).rejects.toMatchObject({
      code: "ERR_GATEWAY_OPTION",
      option: "host",
    });
});

test.each([
  ["nothing", "", 407],
  ["another token", `Proxy-Authorization: Basic ${basic("wrong wrong wrong wrong")}\r\n`, 407],
  ["the token in the wrong scheme", `Proxy-Authorization: Digest ${basic(TOKEN)}\r\n`, 407],
  ["the token as a password", `Proxy-Authorization: Basic ${basic(TOKEN)}\r\n`, 200],
])("who presents %s is answered as that deserves", async (_, line, status) => {
  await using target = await openTarget("http");
  await using gateway = await startGateway({ port: 0, token: TOKEN, grants: [makeGrant(target.port)] });
  const plain = await sayRaw(
    gateway,
    `GET http://${target.authority}/ HTTP/1.1\r\nHost: ${target.authority}\r\nConnection: close\r\n${line}\r\n`,
  );
  const tunnel = await sayRaw(
    gateway,
    `CONNECT ${target.authority} HTTP/1.1\r\nHost: ${target.authority}\r\n${line}\r\n`,
    { waitMs: 300 },
  );
  expect([plain.text, tunnel.text].map((text) => Number(text.slice(9, 12)))).toEqual([status, status]);
  expect(target.contacts().connections).toBe(status === 200 ? 1 : 0);
});

test("a second gateway on the same port says so in one line", async () => {
  await using first = await startGateway({ port: 0 });
  const second = startGateway({ port: first.port });
  await expect(second).rejects.toMatchObject({ code: "ERR_GATEWAY_LISTEN" });
  await expect(second).rejects.toThrow(
    `Cannot listen on 127.0.0.1 port ${first.port}: another program listens there`,
  );
});

test("a request for the gateway itself is refused, whatever is granted", async () => {
  await using gateway = await startGateway({ port: 0, latencyMs: 50, pac: "serve" });
  gateway.update({ grants: [makeGrant(gateway.port)] });
  for (const host of ["127.0.0.1", "localhost", "127.1"]) {
    const answer = await sayRaw(
      gateway,
      `GET http://${host}:${gateway.port}/proxy.pac HTTP/1.1\r\nHost: ${host}:${gateway.port}\r\n\r\n`,
    );
    expect(answer.text).toMatch(/^HTTP\/1\.1 502 /);
  }
});

test("the PAC file is served to whoever asks the gateway itself, if it is wanted", async () => {
  await using gateway = await startGateway({ port: 0, pac: "serve" });
  const pac = await fetch(`${gateway.url}/proxy.pac`);
  expect(pac.headers.get("content-type")).toBe("application/x-ns-proxy-autoconfig");
  expect(await pac.text()).toContain(`return "PROXY 127.0.0.1:${gateway.port}";`);
  await using without = await startGateway({ port: 0 });
  expect((await fetch(`${without.url}/proxy.pac`)).status).toBe(400);
});

test("a name is judged by every address it has, and connected to at one of those", async () => {
  await using target = await openTarget("http");
  const answers = new Map([
    ["mixed.test", ["203.0.113.10", "127.0.0.1"]],
    ["local.test", ["10.9.8.7"]],
    ["mapped.test", ["::ffff:127.0.0.1"]],
    ["translated.test", ["64:ff9b::7f00:1"]],
  ]);
  await using gateway = await startGateway({
    port: 0,
    latencyMs: 80,
    lookup: async (name) => answers.get(name) ?? [],
  });
  for (const name of [...answers.keys(), "nowhere.local"]) {
    const authority = `${name}:${target.port}`;
    const answer = await sayRaw(gateway, `GET http://${authority}/ HTTP/1.1\r\nHost: ${authority}\r\n\r\n`);
    expect([name, answer.text.includes("on your computer or in your network")]).toEqual([name, true]);
    expect(answer.firstMs).toBeGreaterThanOrEqual(78);
  }
  const missing = await sayRaw(gateway, "GET http://nowhere.test/ HTTP/1.1\r\nHost: nowhere.test\r\n\r\n");
  expect(missing.text).toContain("the name has no address");
  expect(missing.firstMs).toBeLessThan(78);
  expect(target.contacts().connections).toBe(0);
});

test("a name that leads elsewhere at every question is connected to where it was checked", async () => {
  await using target = await openTarget("http");
  let questions = 0;
  await using gateway = await startGateway({
    port: 0,
    latencyMs: 400,
    // The second answer would be somewhere else.
    lookup: async () => (questions++ === 0 ? ["127.0.0.1"] : ["127.0.0.2"]),
    grants: [makeGrant(target.port, { hosts: ["flip.test"] })],
  });
  const authority = `flip.test:${target.port}`;
  const request = `GET http://${authority}/ HTTP/1.1\r\nHost: ${authority}\r\nConnection: close\r\n\r\n`;
  expect((await sayRaw(gateway, request)).text).toMatch(/^HTTP\/1\.1 200 /);
  expect(questions).toBe(1);
});

test("what a block list answered is refused at once", async () => {
  await using gateway = await startGateway({ port: 0, latencyMs: 5_000, lookup: async () => ["0.0.0.0"] });
  const plain = await sayRaw(gateway, "GET http://ads.test/ HTTP/1.1\r\nHost: ads.test\r\n\r\n");
  const tunnel = await sayRaw(gateway, "CONNECT ads.test:443 HTTP/1.1\r\nHost: ads.test:443\r\n\r\n");
  for (const { text, firstMs } of [plain, tunnel]) {
    expect(text).toMatch(/^HTTP\/1\.1 502 /);
    expect(firstMs).toBeLessThan(2_000);
  }
});

test("a success that comes too late changes nothing", async () => {
  await using target = await openTarget("slow", { delayMs: 200 });
  await using gateway = await startGateway({ port: 0, latencyMs: 100, grants: [makeGrant(target.port)] });
  const answer = await sayRaw(
    gateway,
    `GET http://${target.authority}/ HTTP/1.1\r\nHost: ${target.authority}\r\n\r\n`,
    { waitMs: 600 },
  );
  expect(answer.text).toMatch(/^HTTP\/1\.1 502 /);
  expect(answer.text.match(/^HTTP\/1\.1 /gm)).toHaveLength(1);
});

test("a body reaches the target whole, and the answer the client", async () => {
  const body = "x".repeat(3_000_000);
  await using target = await openTarget("http", {
    respond: (request, response) => {
      let size = 0;
      request.on("data", (bytes: Uint8Array) => (size += bytes.length));
      request.on("end", () => response.end(String(size)));
    },
  });
  await using gateway = await startGateway({ port: 0, grants: [makeGrant(target.port)] });
  for (const framing of [
    `Content-Length: ${body.length}\r\n\r\n${body}`,
    `Transfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
  ]) {
    const answer = await sayRaw(
      gateway,
      `POST http://${target.authority}/ HTTP/1.1\r\nHost: ${target.authority}\r\nConnection: close\r\n${framing}`,
    );
    expect(answer.text).toMatch(/^HTTP\/1\.1 200 [^]*\r\n\r\n(?:7\r\n)?3000000/);
  }
});

test("a WebSocket passes through a tunnel and out of it, frames both ways", async () => {
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  sockets.on("connection", (socket) => socket.on("message", (data) => socket.send(data)));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  await using gateway = await startGateway({ port: 0, grants: [makeGrant(port)] });
  const tunnel = await openTunnel(gateway, `127.0.0.1:${port}`);
  const socket = new WebSocket(`ws://127.0.0.1:${port}/`, { createConnection: () => tunnel });
  await once(socket, "open");
  expect(socket.extensions).toBe("");
  socket.send("there and back");
  const [message] = await once(socket, "message");
  expect(String(message)).toBe("there and back");
  socket.terminate();
  sockets.close();
  server.close();
});

test.each([
  ["half a head", "GET http://public.test/ HTTP/1.1\r\nHo"],
  ["nothing", ""],
])("a client that sends %s is cut off", async (_, text) => {
  await using gateway = await startGateway({ port: 0, headTimeoutMs: 300 });
  const answer = await sayRaw(gateway, text, { waitMs: 10_000 });
  expect(answer.text).toMatch(/^(?:HTTP\/1\.1 408 .*|)$/s);
  expect(answer.end).toBe("end");
});

test("connections beyond the limit are closed unread, and those within it go on", async () => {
  await using target = await openTarget("http");
  await using gateway = await startGateway({
    port: 0,
    maxConnections: 2,
    grants: [makeGrant(target.port)],
  });
  const held = [await openTunnel(gateway, target.authority), await openTunnel(gateway, target.authority)];
  const beyond = await sayRaw(gateway, "GET http://public.test/ HTTP/1.1\r\n\r\n");
  expect(beyond.text).toBe("");
  for (const socket of held) socket.destroy();
});

test("close() lets what is under way end, and ends the rest after a while", async () => {
  await using target = await openTarget("slow", { delayMs: 300 });
  const gateway = await startGateway({ port: 0, grants: [makeGrant(target.port)] });
  const idle = await openTunnel(gateway, target.authority);
  const idleEnded = once(idle, "close");
  idle.resume();
  const answer = sayRaw(
    gateway,
    `GET http://${target.authority}/ HTTP/1.1\r\nHost: ${target.authority}\r\n\r\n`,
  );
  await expect.poll(() => target.contacts().connections).toBeGreaterThan(0);
  const closed = gateway.close({ drainMs: 1_000 });
  const refused = await sayRaw(gateway, "GET http://public.test/ HTTP/1.1\r\n\r\n");
  expect(refused.end).toBe("reset");
  expect((await answer).text).toMatch(/^HTTP\/1\.1 200 /);
  await closed;
  await idleEnded;
  expect(gateway.connections).toBe(0);
});
