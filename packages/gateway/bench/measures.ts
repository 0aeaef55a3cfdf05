import { once } from "node:events";
import { Agent, request } from "node:http";
import { connect, type Socket } from "node:net";
import type { Arm } from "./peers.ts";

/** Where the target listens. */
export interface TargetPorts {
  readonly page: number;
  readonly bytes: number;
}

const ECHO = Buffer.from([1]);
const POUR = Buffer.from([2]);
const TUNNELS_AT_ONCE = 50;

/** Times requests for a small page, one after another, each on a connection of its own or all on one. */
export async function requestTimesMs(
  { port }: Arm,
  { page }: TargetPorts,
  { count, connection }: { readonly count: number; readonly connection: "new" | "kept" },
): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: connection === "kept", maxSockets: 1 });
  const times: number[] = [];
  for (let done = 0; done < count; done++) {
    const startMs = performance.now();
    const asked = request({
      agent,
      host: "127.0.0.1",
      port: port ?? page,
      path: port === undefined ? "/" : `http://127.0.0.1:${page}/`,
      headers: { host: `127.0.0.1:${page}` },
    }).end();
    const [answer] = await once(asked, "response");
    answer.resume();
    await once(answer, "end");
    times.push(performance.now() - startMs);
  }
  agent.destroy();
  return times;
}

/** Times the way to the first byte through a new tunnel. */
export async function tunnelTimesMs(
  arm: Arm,
  target: TargetPorts,
  count: number,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let done = 0; done < count; done++) {
    const startMs = performance.now();
    const socket = await openTunnel(arm, target, ECHO);
    times.push(performance.now() - startMs);
    socket.destroy();
  }
  return times;
}

/** How fast a target pours through one tunnel, in megabytes a second. */
export async function pouredMbPerSecond(arm: Arm, target: TargetPorts, sizeMb: number): Promise<number> {
  const socket = await openTunnel(arm, target, POUR);
  const { promise, resolve } = Promise.withResolvers<number>();
  const startMs = performance.now();
  let sizeBytes = 0;
  socket.on("data", (bytes: Buffer) => {
    sizeBytes += bytes.length;
    if (sizeBytes >= sizeMb * 1e6) resolve(sizeBytes / 1e6 / ((performance.now() - startMs) / 1_000));
  });
  const speed = await promise;
  socket.destroy();
  return speed;
}

/** Opens tunnels that echo one byte and then say nothing. */
export async function openIdleTunnels(
  arm: Arm,
  target: TargetPorts,
  count: number,
): Promise<readonly Socket[]> {
  const sockets: Socket[] = [];
  while (sockets.length < count)
    sockets.push(
      ...(await Promise.all(Array.from({ length: TUNNELS_AT_ONCE }, () => openTunnel(arm, target, ECHO)))),
    );
  return sockets;
}

/** Opens a tunnel, sends its first byte and waits for what comes back. */
async function openTunnel({ port }: Arm, { bytes }: TargetPorts, first: Buffer): Promise<Socket> {
  const socket = connect({ host: "127.0.0.1", port: port ?? bytes, noDelay: true });
  if (port !== undefined) {
    socket.write(`CONNECT 127.0.0.1:${bytes} HTTP/1.1\r\nHost: 127.0.0.1:${bytes}\r\n\r\n`);
    const [answer] = await once(socket, "data");
    if (!String(answer).startsWith("HTTP/1.") || !String(answer).includes(" 200 "))
      throw new Error(`No tunnel through ${port}: ${String(answer)}`);
  }
  socket.write(first);
  await once(socket, "data");
  return socket;
}
