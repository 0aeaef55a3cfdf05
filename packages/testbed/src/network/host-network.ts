import { PortUnavailableError } from "../errors.ts";
import type { Network } from "./network.ts";
import { openConnection, openDatagramSocket, openListener } from "./open-socket.ts";
import { runCommand } from "./run-command.ts";

/** The network that this process is in. */
export const HOST_NETWORK: Network = {
  id: "host",
  listen: (host, port) => openListener(host, port).catch(unavailable(host, port)),
  bind: (host, port) => openDatagramSocket(host, port).catch(unavailable(host, port)),
  connect: openConnection,
  run: runCommand,
};

function unavailable(host: string, port: number): (cause: unknown) => never {
  return (cause) => {
    const reason = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    throw new PortUnavailableError(host, port, reason, { cause });
  };
}
