import { once } from "node:events";
import { listeningPort } from "../../network/listening-port.ts";
import { countAttempts } from "../../packet-filter/packet-filter.ts";
import { ContactLog } from "../contact-log.ts";
import type { TargetKindDefinition } from "../target.ts";
import { closeSocket } from "./listen-datagrams.ts";

export const closedUdp = {
  kind: "closed",
  protocol: "udp",
  summary: "Nobody is bound: the system answers with ICMP port unreachable.",
  open: async (request) => {
    const socket = await request.network.bind(request.host, request.port);
    const port = listeningPort(socket);
    socket.on("error", () => undefined);
    // Connected to itself, the socket keeps the port and takes no stranger's datagram: the system refuses those.
    socket.connect(port, request.host);
    await once(socket, "connect");
    const counter =
      request.counting === "packet-filter"
        ? await countAttempts({ ...request, protocol: "udp", port }).catch(async (error: unknown) => {
            await closeSocket(socket);
            throw error;
          })
        : undefined;
    const log = new ContactLog();
    return {
      port,
      means: "reserved-port",
      contacts: () => log.snapshot(),
      onContact: () => undefined,
      attempts: async () => counter?.count(),
      close: async () => {
        await counter?.remove();
        await closeSocket(socket);
      },
    };
  },
} as const satisfies TargetKindDefinition;
