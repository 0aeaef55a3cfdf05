import type { Socket } from "node:net";
import { ignore } from "../failure/last-words.ts";
import { IDLE_TUNNEL_MS } from "../limits.ts";
import type { TakeBytes } from "./read-into.ts";

/**
 * The other end of each joined connection. With it the listeners below are the same functions for all connections:
 * 2,000 tunnels joined by `pipe()` held 12 kB each in closures, with these 4 kB (heap snapshots, Node 24).
 */
const others = new WeakMap<Socket, Socket>();

/** Joins two connections until either ends: bytes both ways, half-closed connections included. */
export function splice(client: Socket, target: Socket): void {
  others.set(client, target);
  others.set(target, client);
  for (const socket of [client, target]) {
    socket.on("error", ignore);
    socket.on("end", passEnd);
    socket.on("close", passClose);
    socket.on("drain", resumeOther);
    socket.setTimeout(IDLE_TUNNEL_MS);
    socket.on("timeout", destroyIdle);
    socket.on("data", passBytes);
    socket.resume();
  }
}

/** Says who takes the bytes of a connection: the one it is joined with. */
export function takerOf(socket: Socket): TakeBytes | undefined {
  return others.has(socket) ? passOwnBytes : undefined;
}

const passOwnBytes: TakeBytes = (from, bytes, onWritten) => {
  const other = others.get(from);
  if (other?.writable === true) return other.write(bytes, onWritten);
  onWritten();
  return true;
};

function passBytes(this: Socket, bytes: Buffer): void {
  const other = others.get(this);
  // Bytes for whoever does not listen any more are nobody's.
  if (other?.writable === true && !other.write(bytes)) this.pause();
}

function resumeOther(this: Socket): void {
  others.get(this)?.resume();
}

function passEnd(this: Socket): void {
  others.get(this)?.end();
}

function passClose(this: Socket): void {
  // What was read before is still on its way to the other side; an orderly end was passed on.
  if (!this.readableEnded) others.get(this)?.destroy();
}

function destroyIdle(this: Socket): void {
  this.destroy();
}
