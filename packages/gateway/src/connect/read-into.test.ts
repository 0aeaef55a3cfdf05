import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { makeGrant } from "../fixtures/make-grant.ts";
import { startGateway } from "../index.ts";

/** Of each tunnel: above what the system holds for a reader that waits, so that the gateway has to wait too. */
const SIZE_BYTES = 24_000_000;
const TUNNELS = 4;
/** Above the buffers of all four sockets together. */
const MORE_THAN_ANYBODY_HOLDS = 64_000_000;

async function openTunnel(gatewayPort: number, port: number): Promise<Socket> {
  const socket = connect({ host: "127.0.0.1", port: gatewayPort });
  socket.write(`CONNECT 127.0.0.1:${port} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
  const [answer] = await once(socket, "data");
  expect(String(answer)).toContain(" 200 ");
  return socket;
}

/** Reads to the end, now and then with a pause, so that the gateway has to wait with what it has read. */
async function hashSlowly(socket: Socket, pauseMs: number): Promise<string> {
  const hash = createHash("sha256");
  let count = 0;
  for await (const bytes of socket) {
    hash.update(bytes);
    count += 1;
    if (pauseMs > 0 && count % 40 === 0) await wait(pauseMs);
  }
  return hash.digest("hex");
}

async function serve(onAsked: (socket: Socket, first: number) => void): Promise<Server> {
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.once("data", ([first = 0]) => onAsked(socket, first));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

test("tunnels side by side carry every byte in order to fast readers and slow ones, and the end", async () => {
  // Each its own bytes: buffers that are used again must not mix them.
  const contents = Array.from({ length: TUNNELS }, () => randomBytes(SIZE_BYTES));
  const server = await serve((socket, index) => socket.end(contents[index] ?? ""));
  const port = portOf(server);
  await using gateway = await startGateway({ port: 0, grants: [makeGrant(port)] });
  const hashes = await Promise.all(
    contents.map(async (_, index) => {
      const socket = await openTunnel(gateway.port, port);
      socket.write(Buffer.from([index]));
      return hashSlowly(socket, index % 2 === 0 ? 0 : 5);
    }),
  );
  expect(hashes).toEqual(contents.map((bytes) => createHash("sha256").update(bytes).digest("hex")));
  server.close();
});

test("a tunnel whose reader reads nothing is not read either", async () => {
  const sent: Socket[] = [];
  const server = await serve((socket) => {
    sent.push(socket);
    socket.write(Buffer.alloc(MORE_THAN_ANYBODY_HOLDS));
  });
  const port = portOf(server);
  await using gateway = await startGateway({ port: 0, grants: [makeGrant(port)] });
  const socket = await openTunnel(gateway.port, port);
  socket.pause();
  socket.write(Buffer.from([0]));
  const waiting = (): number => sent[0]?.writableLength ?? 0;
  await expect.poll(waiting).toBeGreaterThan(0);
  await wait(500);
  // A write counts as waiting until all of it is gone.
  expect(waiting()).toBe(MORE_THAN_ANYBODY_HOLDS);
  socket.destroy();
  server.close();
});
