import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { Worker } from "node:worker_threads";
import { PacketFilterError, PortUnavailableError } from "../../errors.ts";
import { HOST_NETWORK } from "../../network/host-network.ts";
import type { OpenRequest } from "../target.ts";

/** A listener whose queue of waiting connections is full: the system leaves every further SYN unanswered. */
export interface FullAcceptQueue {
  readonly port: number;
  close(): Promise<void>;
}

/** Loopback answers a SYN within a fraction of a millisecond; no answer for so long means that the queue is full. */
const UNANSWERED_MS = 250;
/** Systems round small queues up; none known rounds a queue of one up to more. */
const MOST_FILLERS = 64;

/** Opens a listener that never accepts and fills its queue with connections of our own. */
export async function fillAcceptQueue({ host, port, network }: OpenRequest): Promise<FullAcceptQueue> {
  if (network !== HOST_NETWORK) {
    throw new PacketFilterError("nftables is needed in a namespace, where no accept queue can be filled");
  }
  const gate = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const thread = new Worker(new URL(threadFile(), import.meta.url), {
    workerData: { host, port, gate } satisfies ThreadData,
  });
  const answer: ThreadAnswer = (await once(thread, "message"))[0];
  if (answer.kind === "failed") throw new PortUnavailableError(host, port, answer.reason);
  const fillers: Socket[] = [];
  const close = async (): Promise<void> => {
    const ended = once(thread, "exit");
    for (const filler of fillers) filler.destroy();
    Atomics.store(gate, 0, 1);
    Atomics.notify(gate, 0);
    await ended;
  };
  for (let count = 0; count < MOST_FILLERS; count++) {
    const filler = connect({ host, port: answer.port });
    filler.on("error", () => filler.destroy());
    fillers.push(filler);
    if (!(await isAnswered(filler))) return { port: answer.port, close };
  }
  await close();
  throw new PortUnavailableError(host, port, `its queue took ${MOST_FILLERS} connections and was not full`);
}

/** What the thread is given. */
export interface ThreadData {
  readonly host: string;
  readonly port: number;
  /** The thread stands still while the first element is 0. */
  readonly gate: Int32Array<SharedArrayBuffer>;
}

/** What the thread reports once. */
export type ThreadAnswer =
  | { readonly kind: "listening"; readonly port: number }
  | { readonly kind: "failed"; readonly reason: string };

function threadFile(): string {
  return import.meta.url.endsWith(".ts") ? "./full-accept-queue-thread.ts" : "./full-accept-queue-thread.js";
}

async function isAnswered(socket: Socket): Promise<boolean> {
  const deadline = AbortSignal.timeout(UNANSWERED_MS);
  try {
    await once(socket, "connect", { signal: deadline });
    return true;
  } catch (error) {
    if (deadline.aborted) return false;
    throw error;
  }
}
