import type { TargetKindDefinition } from "../target.ts";
import { listenDatagrams } from "./listen-datagrams.ts";

export const answering = {
  kind: "answering",
  protocol: "udp",
  summary: "A program sends every datagram back.",
  open: (request) =>
    listenDatagrams(request, (socket, bytes, from) => socket.send(bytes, from.port, from.address)),
} as const satisfies TargetKindDefinition;
