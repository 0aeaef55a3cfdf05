import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { connectionTokens } from "../request/request-fault.ts";

/** @see https://www.rfc-editor.org/rfc/rfc6455#section-1.3 */
const KEY_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/**
 * Tells whether an answer opens a WebSocket in every client: an answer that a browser would turn down at once is no
 * success, since the page would learn from the moment that something answered. Extensions were not offered.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6455#section-4.1
 * @see https://websockets.spec.whatwg.org/#concept-websocket-establish
 */
export function isHandshakeAnswer(
  request: Pick<IncomingMessage, "headers">,
  answer: Pick<IncomingMessage, "statusCode" | "headers">,
): boolean {
  const { headers } = answer;
  return (
    answer.statusCode === 101 &&
    headers.upgrade?.toLowerCase() === "websocket" &&
    connectionTokens(headers.connection).includes("upgrade") &&
    headers["sec-websocket-accept"] === acceptOf(request.headers["sec-websocket-key"]) &&
    headers["sec-websocket-extensions"] === undefined &&
    isOffered(headers["sec-websocket-protocol"], request.headers["sec-websocket-protocol"])
  );
}

function acceptOf(key: string | undefined): string {
  return createHash("sha1")
    .update((key ?? "") + KEY_SUFFIX)
    .digest("base64");
}

/** One of the offered ones, or none where none was offered. */
function isOffered(chosen: string | undefined, offered: string | undefined): boolean {
  if (offered === undefined) return chosen === undefined;
  return chosen !== undefined && offered.split(",").some((name) => name.trim() === chosen);
}
