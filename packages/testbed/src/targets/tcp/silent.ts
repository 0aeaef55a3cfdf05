import type { TargetKindDefinition } from "../target.ts";
import { listenStream } from "./listen-stream.ts";

export const silent = {
  kind: "silent",
  protocol: "tcp",
  summary: "A program accepts, reads everything and never says a word.",
  open: (request) => listenStream(request, {}),
} as const satisfies TargetKindDefinition;
