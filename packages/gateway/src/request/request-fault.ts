import type { IncomingMessage } from "node:http";
import { MAX_HEADER_LINES } from "../limits.ts";

/** Why a request is answered by the gateway itself, at once: it depends on the request's own bytes and nothing else. */
export interface RequestFault {
  readonly status: 400 | 407 | 408 | 431 | 502 | 504;
  readonly reason: string;
}

/** Names that `Connection` may not take off a request: without them it means something else to the next server. */
const NEVER_HOP_BY_HOP: ReadonlySet<string> = new Set([
  "host",
  "content-length",
  "transfer-encoding",
  "origin",
  "cookie",
  "authorization",
]);

/**
 * Finds what Node's strict parser lets through and two servers could read in two ways. The parser itself refuses bare
 * CR and LF, TRACE, folded lines, white space before a colon, two lengths, and a length beside a transfer encoding.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-11.2
 * @returns `undefined` when there is nothing to object to.
 */
export function findRequestFault(request: IncomingMessage): RequestFault | undefined {
  const { rawHeaders, httpVersion } = request;
  if (rawHeaders.length / 2 > MAX_HEADER_LINES) return { status: 431, reason: "too many header lines" };
  if (httpVersion !== "1.1" && httpVersion !== "1.0") return bad("not HTTP/1.1");
  const lines = countLines(rawHeaders);
  const hosts = lines.get("host") ?? 0;
  if (hosts > 1 || (hosts === 0 && httpVersion === "1.1")) return bad("not exactly one Host");
  if ((lines.get("connection") ?? 0) > 0 && namesEndToEnd(request))
    return bad("Connection names what it may not");
  return bodyFault(request, lines);
}

function bodyFault(
  { headers, httpVersion, method }: IncomingMessage,
  lines: ReadonlyMap<string, number>,
): RequestFault | undefined {
  const encoding = headers["transfer-encoding"];
  if (method === "CONNECT" && (encoding !== undefined || headers["content-length"] !== undefined))
    return bad("CONNECT with a body");
  if (encoding === undefined) return undefined;
  if (httpVersion !== "1.1") return bad("Transfer-Encoding in HTTP/1.0");
  if (lines.get("transfer-encoding") !== 1 || encoding.toLowerCase() !== "chunked")
    return bad("a Transfer-Encoding other than chunked");
  return headers["content-length"] === undefined ? undefined : bad("two lengths");
}

function countLines(rawHeaders: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? "";
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function namesEndToEnd({ headers }: IncomingMessage): boolean {
  return connectionTokens(headers.connection).some((token) => NEVER_HOP_BY_HOP.has(token));
}

/** The names that a `Connection` header line lists, in lower case. */
export function connectionTokens(value: string | undefined): readonly string[] {
  return (value ?? "").split(",").map((token) => token.trim().toLowerCase());
}

function bad(reason: string): RequestFault {
  return { status: 400, reason };
}
