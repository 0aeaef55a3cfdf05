import type { TargetKindDefinition } from "../target.ts";
import { answerWithPage, createHttpEngine, speakHttp } from "./http-behaviour.ts";
import { listenStream } from "./listen-stream.ts";

export const http = {
  kind: "http",
  protocol: "tcp",
  summary: "A web server answers at once.",
  open: (request) =>
    listenStream(
      request,
      speakHttp(
        createHttpEngine(request.respond ?? answerWithPage, request.certificate),
        request.certificate,
      ),
    ),
} as const satisfies TargetKindDefinition;
