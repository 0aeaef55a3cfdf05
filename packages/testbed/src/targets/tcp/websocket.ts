import { WebSocketServer } from "ws";
import type { TargetKindDefinition } from "../target.ts";
import { answerWithPage, createHttpEngine, speakHttp } from "./http-behaviour.ts";
import { listenStream } from "./listen-stream.ts";

export const websocket = {
  kind: "websocket",
  protocol: "tcp",
  summary: "A WebSocket server accepts any page and repeats what it is sent; it answers HTTP too.",
  open: (request) => {
    const engine = createHttpEngine(request.respond ?? answerWithPage, request.certificate);
    const sockets = new WebSocketServer({ server: engine });
    sockets.on("connection", (socket) => {
      // A page that breaks the protocol is closed by `ws` itself.
      socket.on("error", () => socket.terminate());
      socket.on("message", (data, isBinary) => socket.send(data, { binary: isBinary }));
    });
    const behaviour = speakHttp(engine, request.certificate);
    return listenStream(request, {
      ...behaviour,
      close: () => {
        sockets.close();
        behaviour.close?.();
      },
    });
  },
} as const satisfies TargetKindDefinition;
