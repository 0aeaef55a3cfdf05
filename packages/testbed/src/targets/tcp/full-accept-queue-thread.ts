import { createServer } from "node:net";
import { parentPort, workerData } from "node:worker_threads";
import { listeningPort } from "../../network/listening-port.ts";
import type { ThreadAnswer, ThreadData } from "./full-accept-queue.ts";

const { host, port, gate }: ThreadData = workerData;

function report(answer: ThreadAnswer): void {
  parentPort?.postMessage(answer);
}

const server = createServer();
server.on("error", (error) => report({ kind: "failed", reason: error.message }));
server.listen({ host, port, backlog: 1, exclusive: true }, () => {
  report({ kind: "listening", port: listeningPort(server) });
  // Node accepts whenever its loop turns, so the loop of this thread stands still until the target closes.
  Atomics.wait(gate, 0, 0);
  server.close();
});
