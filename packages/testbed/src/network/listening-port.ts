import type { Socket as DatagramSocket } from "node:dgram";
import type { Server } from "node:net";

/** The port that a listening or bound socket has. */
export function listeningPort(socket: Server | DatagramSocket): number {
  const address = socket.address();
  if (address === null || typeof address === "string") {
    throw new TypeError("Cannot tell the port: the socket is not bound to an IP address");
  }
  return address.port;
}
