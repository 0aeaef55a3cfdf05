import type { TargetKindDefinition } from "../target.ts";
import { listenDatagrams } from "./listen-datagrams.ts";

export const silentUdp = {
  kind: "silent",
  protocol: "udp",
  summary: "A program reads every datagram and never answers.",
  open: (request) => listenDatagrams(request, () => undefined),
} as const satisfies TargetKindDefinition;
