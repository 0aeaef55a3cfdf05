import { createServer as createHttpServer, type RequestListener, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { Certificate } from "../../certificate/create-certificate.ts";
import type { StreamBehaviour } from "./listen-stream.ts";

const PAGE = "<!doctype html><title>Testbed</title><p>This port belongs to a test.</p>\n";

/** A small page for every path, without any permission for other origins, as most local programs answer. */
export const answerWithPage: RequestListener = (_request, response) => {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-length": PAGE.length });
  response.end(PAGE);
};

/** An HTTP server that is never bound itself: connections are handed to it. */
export function createHttpEngine(respond: RequestListener, certificate: Certificate | undefined): Server {
  const server =
    certificate === undefined
      ? createHttpServer(respond)
      : createHttpsServer({ key: certificate.keyPem, cert: certificate.certPem }, respond);
  // Probes send anything; a TLS alert or a bad request is an answer, not a failure of the test.
  server.on("clientError", (_error, socket) => {
    if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n");
    else socket.destroy();
  });
  server.on("tlsClientError", (_error, socket) => socket.destroy());
  return server;
}

/** Lets `engine` speak on the connections of a listening target. */
export function speakHttp(engine: Server, certificate: Certificate | undefined): StreamBehaviour {
  return {
    ...(certificate === undefined ? {} : { certificate }),
    takeOver: (socket) => {
      engine.emit("connection", socket);
      // A TLS engine takes the unread bytes itself, and would lose them to a flowing socket.
      if (certificate === undefined) socket.resume();
    },
    close: () => engine.close(),
  };
}
