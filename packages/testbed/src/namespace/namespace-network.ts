import { Socket as DatagramSocket } from "node:dgram";
import { Server, Socket } from "node:net";
import { CommandError, PortUnavailableError } from "../errors.ts";
import type { Network } from "../network/network.ts";
import type { Agent } from "./agent/start-agent.ts";

/** The network inside a namespace: sockets are opened by its agent and used by this process. */
export function namespaceNetwork(agent: Agent): Network {
  const open = async <Handle>(
    op: "listen" | "bind",
    [host, port]: readonly [string, number],
    kind: abstract new (...args: never[]) => Handle,
  ): Promise<Handle> => {
    try {
      const { handle } = await agent.ask({ op, host, port });
      if (handle instanceof kind) return handle;
    } catch (cause) {
      if (!(cause instanceof CommandError)) throw cause;
      throw new PortUnavailableError(host, port, codeOf(cause.cause), { cause });
    }
    throw new PortUnavailableError(host, port, "its socket was lost on the way out of the namespace");
  };
  return {
    id: `namespace-${agent.pid}`,
    ended: agent.ended,
    listen: (host, port) => open("listen", [host, port], Server),
    bind: (host, port) => open("bind", [host, port], DatagramSocket),
    connect: async (host, port) => {
      const { handle } = await agent.ask({ op: "connect", host, port }).catch((error: unknown) => {
        // As outside: the error says ECONNREFUSED and the like itself.
        throw error instanceof CommandError ? error.cause : error;
      });
      if (handle instanceof Socket) return handle;
      throw new PortUnavailableError(host, port, "its connection was lost on the way out of the namespace");
    },
    run: async (command, args, input = "") => {
      try {
        return await agent.ask({ op: "run", command, args, input });
      } catch (cause) {
        throw cause instanceof CommandError ? new CommandError(command, cause.output, { cause }) : cause;
      }
    },
  };
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
}
