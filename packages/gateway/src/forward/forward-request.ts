import type { ClientRequest, IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream";
import { ignore } from "../failure/last-words.ts";
import { askTarget, type Passing } from "./ask-target.ts";
import { endToEndHeaders } from "./end-to-end-headers.ts";

/** A request that may pass, and who waits for its answer. */
export interface Forwarding extends Omit<Passing, "headers"> {
  readonly response: ServerResponse;
  /** @returns Whether the answer may be passed on. */
  readonly claim: () => boolean;
  /** There is no answer; says what the system called it. */
  readonly fail: (code: string) => void;
}

/** Repeating these changes nothing (RFC 9110 §9.2.2), so a connection that died while idle costs nothing but time. */
const REPEATABLE: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);
/** Methods that Node sends without a body unless it is told of one. */
const WITHOUT_BODY: ReadonlySet<string> = new Set(["GET", "HEAD", "DELETE", "OPTIONS"]);
/** What a reason phrase may hold (RFC 9112 §4). */
const REASON = /^[\t\u0020-\u007E\u0080-\u00FF]*$/;
/** Sent by a proxy only: from a target it would make browsers ask for the gateway's password. */
const PROXY_AUTHENTICATION_REQUIRED = 407;

/** Sends a request to its target and its answer to the client. */
export function forwardRequest(forwarding: Forwarding): void {
  const { request } = forwarding;
  const isRepeatable = REPEATABLE.has(request.method ?? "") && !hasBody(request);
  send({ ...forwarding, pool: isRepeatable ? forwarding.pool : undefined });
}

function send(forwarding: Forwarding): void {
  const { request, response, fail } = forwarding;
  const asked = askTarget({ ...forwarding, headers: forwardedHeaders(request) });
  let hasAnswer = false;
  asked.once("response", (answer) => {
    hasAnswer = true;
    answerWith(answer, asked, forwarding);
  });
  asked.on("error", (error: NodeJS.ErrnoException) => {
    if (hasAnswer || response.destroyed) return;
    // A kept connection that its server had just closed; never twice, since the second one is new.
    if (asked.reusedSocket && error.code === "ECONNRESET") send({ ...forwarding, pool: undefined });
    else fail(error.code ?? "");
  });
  response.once("close", () => asked.destroy());
  if (hasBody(request)) request.pipe(asked);
  else asked.end();
}

function answerWith(
  answer: IncomingMessage,
  asked: ClientRequest,
  { response, claim, fail }: Forwarding,
): void {
  const { statusCode = 0, statusMessage = "" } = answer;
  answer.on("error", ignore);
  if (statusCode < 200 || statusCode === PROXY_AUTHENTICATION_REQUIRED) {
    asked.destroy();
    fail("");
  } else if (claim()) {
    response.sendDate = false;
    response.writeHead(
      statusCode,
      REASON.test(statusMessage) ? statusMessage : "",
      endToEndHeaders(answer.rawHeaders),
    );
    // Sent at once: an event stream may have nothing else to say for a long time.
    response.flushHeaders();
    pipeline(answer, response, ignore);
  } else asked.destroy();
}

function forwardedHeaders(request: IncomingMessage): string[] {
  const headers = endToEndHeaders(request.rawHeaders, new Set(["expect"]));
  if (request.headers["transfer-encoding"] !== undefined) headers.push("Transfer-Encoding", "chunked");
  else if (request.headers["content-length"] === undefined && !WITHOUT_BODY.has(request.method ?? ""))
    headers.push("Content-Length", "0");
  return headers;
}

function hasBody({ headers }: IncomingMessage): boolean {
  return (
    headers["transfer-encoding"] !== undefined ||
    (headers["content-length"] !== undefined && !/^0*$/.test(headers["content-length"]))
  );
}
