import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

/** How many requests of a connection are not answered to their end. */
const pending = new WeakMap<Duplex, number>();

/** Notes that a request of a connection waits for its answer, until that has ended. */
export function noteAnswer(connection: Duplex, response: ServerResponse): void {
  pending.set(connection, (pending.get(connection) ?? 0) + 1);
  response.once("close", () => pending.set(connection, (pending.get(connection) ?? 1) - 1));
}

/** Tells whether an earlier request of a connection still waits for its answer. */
export function owesAnswer(connection: Duplex): boolean {
  return (pending.get(connection) ?? 0) > 0;
}
