import type { TargetKindDefinition } from "../target.ts";
import { answerWithPage, createHttpEngine, speakHttp } from "./http-behaviour.ts";
import { listenStream } from "./listen-stream.ts";

/** Above any ordinary answer of a local program, below what browsers wait for an answer. */
const DEFAULT_DELAY_MS = 2_000;

export const slow = {
  kind: "slow",
  protocol: "tcp",
  summary: "A web server accepts at once and answers late.",
  open: (request) => {
    const { respond = answerWithPage, delayMs = DEFAULT_DELAY_MS, certificate } = request;
    const engine = createHttpEngine((incoming, response) => {
      const timer = setTimeout(() => respond(incoming, response), delayMs);
      // Also when the target closes: that ends all connections.
      response.once("close", () => clearTimeout(timer));
    }, certificate);
    return listenStream(request, speakHttp(engine, certificate));
  },
} as const satisfies TargetKindDefinition;
