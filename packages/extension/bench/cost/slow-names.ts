import { setTimeout as wait } from "node:timers/promises";
import { PUBLIC_ADDRESS, type LabNetwork } from "@hushport/testbed";

const HEADER_BYTES = 12;
/** Type and class after the name. */
const TAIL_BYTES = 4;
const TYPE_A = 1;

/**
 * Replaces the network's name server by one that answers every name with the public site's address, after a delay: as a
 * resolver elsewhere does.
 */
export async function serveSlowNames(lab: LabNetwork, delayMs: number): Promise<AsyncDisposable> {
  await lab.names.close();
  const socket = await lab.network.bind("127.0.0.1", 53);
  // An answer to a program that is gone comes back as an error; there is nobody left to tell.
  socket.on("error", () => undefined);
  socket.on("message", (query: Buffer, from) => {
    const answer = answerTo(query);
    void wait(delayMs, undefined, { ref: false }).then(() => socket.send(answer, from.port, from.address));
  });
  return {
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        socket.close(() => resolve());
      }),
  };
}

/** @see https://www.rfc-editor.org/rfc/rfc1035#section-4.1 */
function answerTo(query: Buffer): Buffer {
  const endOfName = query.indexOf(0, HEADER_BYTES) + 1;
  const type = query.readUInt16BE(endOfName);
  const question = query.subarray(HEADER_BYTES, endOfName + TAIL_BYTES);
  const header = Buffer.from(query.subarray(0, HEADER_BYTES));
  header.writeUInt16BE(0x8580, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(type === TYPE_A ? 1 : 0, 6);
  header.fill(0, 8);
  const address = PUBLIC_ADDRESS.split(".").map(Number);
  const line = Buffer.from([0xc0, HEADER_BYTES, 0, TYPE_A, 0, 1, 0, 0, 0, 0, 0, 4, ...address]);
  return Buffer.concat(type === TYPE_A ? [header, question, line] : [header, question]);
}
