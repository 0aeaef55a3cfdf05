import { createCertificate } from "../../certificate/create-certificate.ts";
import type { TargetKindDefinition } from "../target.ts";
import { answerWithPage, createHttpEngine, speakHttp } from "./http-behaviour.ts";
import { listenStream } from "./listen-stream.ts";

export const https = {
  kind: "https",
  protocol: "tcp",
  summary: "A web server answers over TLS, with a certificate that nobody trusts.",
  open: (request) => {
    const certificate = request.certificate ?? createCertificate([request.host, "localhost"]);
    const engine = createHttpEngine(request.respond ?? answerWithPage, certificate);
    return listenStream(request, speakHttp(engine, certificate));
  },
} as const satisfies TargetKindDefinition;
