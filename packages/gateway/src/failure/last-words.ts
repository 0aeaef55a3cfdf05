import type { Duplex } from "node:stream";
import { LINGER_MS } from "../limits.ts";

/**
 * Sends what is last on a connection and closes it in a way that lets it arrive: the other side's bytes are read and
 * forgotten until it has closed too, or has had its time. Without bytes it only closes.
 */
export function sayLast(socket: Duplex, bytes?: Uint8Array): void {
  socket.on("error", ignore);
  if (bytes === undefined) socket.end();
  else socket.end(bytes);
  socket.resume();
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once("end", () => socket.destroy());
  socket.once("close", () => clearTimeout(timer));
}

/** Takes an error that tells nobody anything: the connection has ended, and `close` follows. */
export function ignore(): void {
  // The name says it.
}
