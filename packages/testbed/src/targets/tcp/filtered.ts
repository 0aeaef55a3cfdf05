import { PacketFilterError } from "../../errors.ts";
import { listeningPort } from "../../network/listening-port.ts";
import { dropAttempts } from "../../packet-filter/packet-filter.ts";
import type { OpenPort, OpenRequest, TargetKindDefinition } from "../target.ts";
import { ContactLog } from "../contact-log.ts";
import { fillAcceptQueue } from "./full-accept-queue.ts";

export const filtered = {
  kind: "filtered",
  protocol: "tcp",
  summary: "Nothing comes back, as behind a firewall that drops.",
  open: async (request) => {
    if (request.means === "full-accept-queue") return openFullQueue(request);
    try {
      return await openDropped(request);
    } catch (error) {
      if (request.means === "packet-filter" || !(error instanceof PacketFilterError)) throw error;
      return openFullQueue(request);
    }
  },
} as const satisfies TargetKindDefinition;

async function openDropped(request: OpenRequest): Promise<OpenPort> {
  // The listener keeps the port ours, and would show in the log that the rule does not hold.
  const listener = await request.network.listen(request.host, request.port);
  const log = new ContactLog();
  listener.on("connection", (socket) => log.connected(socket));
  const port = listeningPort(listener);
  const rule = await dropAttempts({ ...request, protocol: "tcp", port }).catch((error: unknown) => {
    listener.close();
    throw error;
  });
  return {
    port,
    means: "packet-filter",
    contacts: () => log.snapshot(),
    onContact: (contactListener, signal) => log.subscribe(contactListener, signal),
    attempts: () => rule.count(),
    close: async () => {
      // Port before rule: whoever still repeats its SYN finds nobody, not a listener.
      log.endConnections();
      listener.close();
      await rule.remove();
    },
  };
}

async function openFullQueue(request: OpenRequest): Promise<OpenPort> {
  const queue = await fillAcceptQueue(request);
  const log = new ContactLog();
  return {
    port: queue.port,
    means: "full-accept-queue",
    contacts: () => log.snapshot(),
    onContact: () => undefined,
    close: () => queue.close(),
  };
}
