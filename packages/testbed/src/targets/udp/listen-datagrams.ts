import type { RemoteInfo, Socket } from "node:dgram";
import { listeningPort } from "../../network/listening-port.ts";
import { ContactLog } from "../contact-log.ts";
import type { OpenPort, OpenRequest } from "../target.ts";

/** Binds a socket that records what arrives and may answer. */
export async function listenDatagrams(
  request: OpenRequest,
  answer: (socket: Socket, bytes: Buffer, from: RemoteInfo) => void,
): Promise<OpenPort> {
  const log = new ContactLog();
  const socket = await request.network.bind(request.host, request.port);
  // An answer to a peer that is gone comes back as an error; the peer's datagram is in the log.
  socket.on("error", () => undefined);
  socket.on("message", (bytes, from) => {
    log.datagramArrived(from, bytes);
    answer(socket, bytes, from);
  });
  return {
    port: listeningPort(socket),
    means: "listener",
    contacts: () => log.snapshot(),
    onContact: (listener, signal) => log.subscribe(listener, signal),
    close: () => closeSocket(socket),
  };
}

/** Closes and waits until the port is free. */
export function closeSocket(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.close(() => resolve());
  });
}
