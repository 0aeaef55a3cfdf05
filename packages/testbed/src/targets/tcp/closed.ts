import { countAttempts } from "../../packet-filter/packet-filter.ts";
import { ContactLog } from "../contact-log.ts";
import type { TargetKindDefinition } from "../target.ts";
import { reservePort } from "./reserve-port.ts";

export const closed = {
  kind: "closed",
  protocol: "tcp",
  summary: "Nobody listens: the system refuses the connection at once.",
  open: async (request) => {
    const reserved = await reservePort(request);
    const counter =
      request.counting === "packet-filter"
        ? await countAttempts({ ...request, protocol: "tcp", port: reserved.port }).catch(
            (error: unknown) => {
              reserved.release();
              throw error;
            },
          )
        : undefined;
    const log = new ContactLog();
    return {
      port: reserved.port,
      means: "reserved-port",
      contacts: () => log.snapshot(),
      onContact: () => undefined,
      attempts: async () => counter?.count(),
      close: async () => {
        await counter?.remove();
        reserved.release();
      },
    };
  },
} as const satisfies TargetKindDefinition;
