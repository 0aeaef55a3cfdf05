import { createSocket, type Socket as DatagramSocket } from "node:dgram";
import { connect, createServer, isIPv6, type Server, type Socket } from "node:net";

/** Opens a listening socket of this process; the caller attaches `connection`. */
export function openListener(host: string, port: number): Promise<Server> {
  // Half-open: a probe that closes its side early is still answered, as by most servers.
  const server = createServer({ allowHalfOpen: false, noDelay: true });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off("error", reject);
      resolve(server);
    });
  });
}

/** Binds a datagram socket of this process. */
export function openDatagramSocket(host: string, port: number): Promise<DatagramSocket> {
  const socket = createSocket({ type: isIPv6(host) ? "udp6" : "udp4", ipv6Only: isIPv6(host) });
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      socket.close();
      reject(error);
    };
    socket.once("error", fail);
    socket.bind({ address: host, port, exclusive: true }, () => {
      socket.off("error", fail);
      resolve(socket);
    });
  });
}

/** Connects from this process. */
export function openConnection(host: string, port: number): Promise<Socket> {
  const socket = connect({ host, port });
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.once("connect", () => {
      socket.off("error", reject);
      resolve(socket);
    });
  });
}
