import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { makeGrant } from "../fixtures/make-grant.ts";
import { startGateway } from "../index.ts";

const SIZE_BYTES = 24_000_000;
const TUNNELS = 6;

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

test("tunnels side by side carry every byte in order to fast readers and slow ones, and the end", async () => {
  // Each its own bytes: buffers that are used again must not mix them.
  const contents = Array.from({ length: TUNNELS }, () => randomBytes(SIZE_BYTES / TUNNELS));
  let served = 0;
  const server = createServer((socket) => {
    socket.once("data", ([index = 0]) => {
      served += 1;
      socket.end(contents[index] ?? "");
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server on TCP has such an address
  const { port } = server.address() as AddressInfo;
  await using gateway = await startGateway({ port: 0, grants: [makeGrant(port)] });
  const hashes = await Promise.all(
    contents.map(async (_, index) => {
      const socket = await openTunnel(gateway.port, port);
      socket.write(Buffer.from([index]));
      return hashSlowly(socket, index % 2 === 0 ? 0 : 5);
    }),
  );
  expect(served).toBe(TUNNELS);
  expect(hashes).toEqual(contents.map((bytes) => createHash("sha256").update(bytes).digest("hex")));
  server.close();
});
