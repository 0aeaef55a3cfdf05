import { once } from "node:events";
import type { Server, Socket } from "node:net";
import { listeningPort } from "../../network/listening-port.ts";
import type { OpenRequest } from "../target.ts";

/** A port that nobody listens on and that the system gives to nobody else. */
export interface ReservedPort {
  readonly port: number;
  release(): void;
}

/**
 * Reserves a port on which connections are refused.
 *
 * A socket that is bound but does not listen would do, but Node has none. So a connection of our own holds the port:
 * the system refuses strangers there (no listener), and does not give the port away (it is in use). Which end holds it
 * differs. The connecting end, whose port the system chose, keeps even those out who ask for the port by number. The
 * accepting end is used when the number, or an address such as 127.0.0.2 that connections do not start from, was asked
 * for; there a program that names this very port with SO_REUSEADDR still gets it.
 */
export async function reservePort({ host, port, network }: OpenRequest): Promise<ReservedPort> {
  const listener = await network.listen(host, port);
  const accepted = acceptOne(listener);
  const connecting = await network.connect(host, listeningPort(listener)).catch((error: unknown) => {
    listener.close();
    throw error;
  });
  const ends = [connecting, await accepted];
  const isChosenBySystem = port === 0 && connecting.localAddress === host;
  const reserved = isChosenBySystem ? connecting.localPort : listeningPort(listener);
  listener.close();
  if (reserved === undefined) throw new TypeError("Cannot reserve a port: its connection is gone already");
  for (const end of ends) end.on("error", () => end.destroy());
  return {
    port: reserved,
    release: () => {
      // A reset leaves no TIME_WAIT behind that would keep the number busy for a minute.
      for (const end of ends) end.resetAndDestroy();
    },
  };
}

async function acceptOne(listener: Server): Promise<Socket> {
  const [socket]: Socket[] = await once(listener, "connection");
  if (socket === undefined) throw new TypeError("Cannot reserve a port: `connection` came without a socket");
  return socket;
}
