import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { formatFault } from "../failure/fault-answer.ts";
import { sayLast } from "../failure/last-words.ts";
import { IDLE_REQUEST_MS, MAX_HEAD_BYTES } from "../limits.ts";
import type { RequestFault } from "../request/request-fault.ts";
import { handleConnect } from "../tunnel/handle-connect.ts";
import { handleUpgrade } from "../tunnel/handle-upgrade.ts";
import { hasSaidLast, noteLast } from "./closing-connections.ts";
import { handleRequest } from "./handle-request.ts";
import type { House } from "./house.ts";
import { noteAnswer, owesAnswer } from "./pending-answers.ts";
import type { PlainTunnels } from "./tunnels.ts";

/** How long a connection may idle between two requests; browsers close theirs after about as long. */
const KEEP_ALIVE_MS = 65_000;
/** How often slow clients are looked for. */
const CHECK_INTERVAL_MS = 1_000;

/** Creates the HTTP server that is the gateway's face. */
export function createProxyServer(house: House, headTimeoutMs: number): Server {
  const tunnels: PlainTunnels = new WeakMap();
  const server = createServer({
    insecureHTTPParser: false,
    // Checked by ourselves, with an answer of our own.
    requireHostHeader: false,
    maxHeaderSize: MAX_HEAD_BYTES,
    headersTimeout: headTimeoutMs,
    // A body may take as long as it takes, while it moves.
    requestTimeout: 0,
    connectionsCheckingInterval: Math.min(CHECK_INTERVAL_MS, headTimeoutMs),
    keepAliveTimeout: KEEP_ALIVE_MS,
    noDelay: true,
    shouldUpgradeCallback: isWebSocketHandshake,
  });
  // Node leaves out what is above its limit; ours refuses it.
  server.maxHeadersCount = 0;
  server.timeout = IDLE_REQUEST_MS;
  const place = { house, tunnels };
  // A fault of ours ends the connection it happened on, and no other.
  const guard = (handling: Promise<void>, socket: Duplex) =>
    void handling.catch((error: unknown) => {
      socket.destroy();
      house.reportFault(error);
    });
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    noteAnswer(request.socket, response);
    guard(handleRequest(request, response, place), request.socket);
  };
  server.on("request", answer);
  server.on("checkContinue", (request: IncomingMessage, response: ServerResponse) => {
    // To all alike and at once: whether a target would have said it is nobody's business.
    response.writeContinue();
    answer(request, response);
  });
  // Other expectations end here, and are met by nobody (RFC 9110 §10.1.1 leaves it to us).
  server.on("checkExpectation", answer);
  server.on("upgrade", (request, client, rest) => {
    if (isSocket(client) && !endsOwing(client))
      guard(handleUpgrade({ request, client, rest }, place), client);
  });
  server.on("connect", (request, client, head) => {
    if (isSocket(client) && !endsOwing(client))
      guard(handleConnect({ request, client, head, server, ...place }), client);
  });
  server.on("clientError", (error: NodeJS.ErrnoException, client) => {
    if (hasSaidLast(client)) return;
    noteLast(client);
    if (client.writable && error.code !== "ECONNRESET") sayLast(client, formatFault(faultOf(error)));
    else client.destroy();
  });
  return server;
}

/**
 * Ends a connection on which an earlier request still waits: what is said on it as no HTTP would come before that
 * answer, and be taken for it.
 */
function endsOwing(client: Socket): boolean {
  const isOwing = owesAnswer(client);
  if (isOwing) client.destroy();
  return isOwing;
}

function isWebSocketHandshake({ method, headers, httpVersion }: IncomingMessage): boolean {
  return method === "GET" && httpVersion === "1.1" && headers.upgrade?.toLowerCase() === "websocket";
}

/** The server listens for TCP alone, so its connections are sockets. */
function isSocket(connection: Duplex): connection is Socket {
  return "setTimeout" in connection;
}

function faultOf({ code }: NodeJS.ErrnoException): RequestFault {
  switch (code) {
    case "HPE_HEADER_OVERFLOW":
      return { status: 431, reason: "the head of the request is too long" };
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return { status: 408, reason: "the head of the request took too long" };
    default:
      return { status: 400, reason: "not HTTP/1.1 as a strict reader has it" };
  }
}
