import type { Duplex } from "node:stream";

/** Connections on which the gateway has said its last: whatever else is read from them is nobody's request. */
const closing = new WeakSet<Duplex>();

/** Notes that nothing more is said on a connection. */
export function noteLast(connection: Duplex): void {
  closing.add(connection);
}

/** Tells whether nothing more may be said on a connection. */
export function hasSaidLast(connection: Duplex): boolean {
  return closing.has(connection);
}
