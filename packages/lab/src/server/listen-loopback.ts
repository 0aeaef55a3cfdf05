import type { Server } from "node:net";
import { isBlockedPort } from "@hushport/core";
import type { Network } from "@hushport/testbed";
import { LabPortError } from "../errors.ts";

const LISTEN_HOST = "127.0.0.1";
/** The system may offer a port that browsers block; this often in a row it does not. */
const MOST_TRIES = 20;

/** A bound listener and its port. */
export interface Listening {
  readonly listener: Server;
  readonly port: number;
}

/**
 * Listens on loopback: on a free port that browsers do not block, or on the one that somebody asked for.
 *
 * @throws {LabPortError} If that one is taken, not allowed, or blocked by browsers.
 */
export async function listenLoopback(network: Network, wantedPort?: number): Promise<Listening> {
  if (wantedPort !== undefined) return listenOn(network, wantedPort);
  for (let tries = 1; ; tries++) {
    const listener = await network.listen(LISTEN_HOST, 0);
    const address = listener.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    if (!isBlockedPort(port) || tries === MOST_TRIES) return { listener, port };
    listener.close();
  }
}

async function listenOn(network: Network, port: number): Promise<Listening> {
  if (isBlockedPort(port)) throw new LabPortError(port, "browsers do not open it; name another");
  try {
    return { listener: await network.listen(LISTEN_HOST, port), port };
  } catch (cause) {
    throw new LabPortError(port, cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
