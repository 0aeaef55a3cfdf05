import type { Socket } from "node:net";
import type { Certificate } from "../../certificate/create-certificate.ts";
import { listeningPort } from "../../network/listening-port.ts";
import { ContactLog } from "../contact-log.ts";
import type { OpenPort, OpenRequest } from "../target.ts";

/** What a listening kind does with its connections. */
export interface StreamBehaviour {
  readonly certificate?: Certificate;
  /** Called for each connection, before any byte. */
  readonly greet?: (socket: Socket) => void;
  /** Called with the first bytes still unread; without it everything is read and thrown away. */
  readonly takeOver?: (socket: Socket) => void;
  /** Called once, when the target closes. */
  readonly close?: () => void;
}

/** Opens a listener that records what arrives and then behaves as told. */
export async function listenStream(request: OpenRequest, behaviour: StreamBehaviour): Promise<OpenPort> {
  const log = new ContactLog();
  const server = await request.network.listen(request.host, request.port);
  server.on("connection", (socket: Socket) => {
    log.connected(socket);
    // A probe may reset at any time; what it did until then is in the log.
    socket.on("error", () => socket.destroy());
    behaviour.greet?.(socket);
    socket.once("data", (chunk: Buffer) => {
      log.firstBytesArrived(socket, chunk);
      if (behaviour.takeOver === undefined) {
        socket.resume();
        return;
      }
      socket.pause();
      socket.unshift(chunk);
      behaviour.takeOver(socket);
    });
  });
  return {
    port: listeningPort(server),
    means: "listener",
    ...(behaviour.certificate === undefined ? {} : { certificate: behaviour.certificate }),
    contacts: () => log.snapshot(),
    onContact: (listener, signal) => log.subscribe(listener, signal),
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      log.endConnections();
      behaviour.close?.();
      await closed;
    },
  };
}
