import type { Server } from "node:net";
import { isBlockedPort } from "@hushport/core";
import type { Network } from "@hushport/testbed";

const LISTEN_HOST = "127.0.0.1";
/** The system may offer a port that browsers block; this often in a row it does not. */
const MOST_TRIES = 20;

/** A bound listener and its port. */
export interface Listening {
  readonly listener: Server;
  readonly port: number;
}

/** Listens on a free loopback port that browsers do not block. */
export async function listenLoopback(network: Network): Promise<Listening> {
  for (let tries = 1; ; tries++) {
    const listener = await network.listen(LISTEN_HOST, 0);
    const address = listener.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    if (!isBlockedPort(port) || tries === MOST_TRIES) return { listener, port };
    listener.close();
  }
}
