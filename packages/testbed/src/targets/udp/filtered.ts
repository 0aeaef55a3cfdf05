import { PacketFilterError } from "../../errors.ts";
import { dropAttempts } from "../../packet-filter/packet-filter.ts";
import type { TargetKindDefinition } from "../target.ts";
import { listenDatagrams } from "./listen-datagrams.ts";

export const filteredUdp = {
  kind: "filtered",
  protocol: "udp",
  summary: "Nothing comes back and nothing arrives, as behind a firewall that drops.",
  open: async (request) => {
    const listening = await listenDatagrams(request, () => undefined);
    if (request.means === "unread-socket") return { ...listening, means: "unread-socket" };
    try {
      const rule = await dropAttempts({ ...request, protocol: "udp", port: listening.port });
      return {
        ...listening,
        means: "packet-filter",
        attempts: () => rule.count(),
        close: async () => {
          await listening.close();
          await rule.remove();
        },
      };
    } catch (error) {
      if (request.means === "packet-filter" || !(error instanceof PacketFilterError)) {
        await listening.close();
        throw error;
      }
      // The sender cannot tell a dropped datagram from one that nobody answers.
      return { ...listening, means: "unread-socket" };
    }
  },
} as const satisfies TargetKindDefinition;
