import { randomInt } from "node:crypto";
import type { Server, Socket } from "node:net";
import { pipeline, type Duplex } from "node:stream";
import { PortUnavailableError } from "../errors.ts";
import { HOST_NETWORK } from "../network/host-network.ts";
import { listeningPort } from "../network/listening-port.ts";
import type { Namespace } from "./create-namespace.ts";
import type { Forwarding } from "./forward-into.ts";

const LOOPBACK = "127.0.0.1";

/** Below the ports that systems give out by themselves, such as to targets inside. */
const FIRST_PORT = 20_000;
const PORTS = 10_000;
const MOST_TRIES = 20;

/**
 * Makes a port of the namespace's loopback interface reachable from this process under the same number: for programs
 * that are driven through a port, such as Firefox and WebDrivers. Opens before the program does.
 * @throws {PortUnavailableError} If the port is taken outside.
 */
export async function forwardOut(namespace: Namespace, port = 0): Promise<Forwarding> {
  const server = await (port === 0 ? listenAnywhere() : HOST_NETWORK.listen(LOOPBACK, port));
  const chosen = listeningPort(server);
  const open = new Set<Duplex>();
  let connections = 0;
  const hold = (socket: Duplex): void => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  };
  const carry = async (outside: Socket): Promise<void> => {
    outside.on("error", () => outside.destroy());
    try {
      const inside = await namespace.network.connect(LOOPBACK, chosen);
      hold(inside);
      pipeline(outside, inside, () => undefined);
      pipeline(inside, outside, () => undefined);
    } catch (error) {
      // Nobody listens inside, or the namespace is gone: who connects sees a reset.
      outside.resetAndDestroy();
      if (!(error instanceof Error)) throw error;
    }
  };
  server.on("connection", (outside: Socket) => {
    connections += 1;
    hold(outside);
    void carry(outside);
  });
  const close = (): Promise<void> => {
    for (const socket of open) socket.destroy();
    return new Promise((resolve) => {
      server.close(() => resolve());
    });
  };
  namespace.ended.addEventListener("abort", () => void close(), { once: true });
  return {
    address: LOOPBACK,
    port: chosen,
    connections: () => connections,
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function listenAnywhere(): Promise<Server> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await HOST_NETWORK.listen(LOOPBACK, FIRST_PORT + randomInt(PORTS));
    } catch (error) {
      if (!(error instanceof PortUnavailableError) || tries === MOST_TRIES) throw error;
    }
  }
}
