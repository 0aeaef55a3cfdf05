import type { Duplex } from "node:stream";
import { ignore } from "../failure/last-words.ts";
import { IDLE_TUNNEL_MS } from "../limits.ts";

/** A duplex that can be told to end when nothing happens: a socket. */
interface Idling extends Duplex {
  setTimeout(ms: number, listener?: () => void): unknown;
}

/** Joins two connections until either ends: bytes both ways, half-closed connections included. */
export function splice(client: Idling, target: Idling): void {
  for (const [socket, other] of [
    [client, target],
    [target, client],
  ] as const) {
    socket.on("error", ignore);
    socket.once("close", () => {
      // What was read before is still on its way to the other side; an orderly end has been passed on by the pipe.
      if (!socket.readableEnded) other.destroy();
    });
    socket.setTimeout(IDLE_TUNNEL_MS, () => socket.destroy());
    socket.pipe(other);
  }
}
