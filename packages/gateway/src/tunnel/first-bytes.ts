import type { Socket } from "node:net";

/**
 * How long a client is waited for before the target may speak first: browsers send within milliseconds of the answer to
 * CONNECT, mail and database clients wait for the server.
 */
const SERVER_FIRST_MS = 300;

/**
 * Reads what a client sends first and leaves it to be read again.
 *
 * @returns Nothing when it sends nothing in time, or is gone.
 */
export function readFirstBytes(client: Socket, already: Buffer): Promise<Buffer> {
  const { promise, resolve } = Promise.withResolvers<Buffer>();
  if (already.length > 0) {
    client.unshift(already);
    resolve(already);
    return promise;
  }
  const settle = (bytes: Buffer) => {
    clearTimeout(timer);
    client.off("data", onData);
    client.off("close", onClose);
    client.pause();
    if (bytes.length > 0) client.unshift(bytes);
    resolve(bytes);
  };
  const onData = (bytes: Buffer) => settle(bytes);
  const onClose = () => settle(Buffer.alloc(0));
  const timer = setTimeout(onClose, SERVER_FIRST_MS);
  client.once("data", onData);
  client.once("close", onClose);
  return promise;
}
