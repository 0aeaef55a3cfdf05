import { request as sendRequest, type ClientRequest, type IncomingMessage } from "node:http";
import { checkedLookup } from "../connect/dial.ts";
import { IDLE_REQUEST_MS } from "../limits.ts";
import type { RequestTarget } from "../request/read-target.ts";
import type { Pool, PooledRequest } from "./pool.ts";

/** A request on its way to its target. */
export interface Passing {
  readonly request: IncomingMessage;
  readonly target: RequestTarget;
  /** The checked ones. */
  readonly addresses: readonly string[];
  /** Names and values, one after the other, as they are sent. */
  readonly headers: string[];
  /** `undefined` makes a connection of its own. */
  readonly pool: Pool | undefined;
  /** Hands over what ends the request before its answer. */
  readonly onOver?: (listener: () => void) => void;
}

/** Largest head of an answer; Chromium's own limit is 256 KiB. */
const MAX_ANSWER_HEAD_BYTES = 262_144;

/** Sends a request's head to one of the checked addresses. Its body is the caller's to send. */
export function askTarget({ request, target, addresses, headers, pool, onOver }: Passing): ClientRequest {
  const { host, port } = target.authority;
  const options: PooledRequest = {
    host,
    port,
    addresses,
    lookup: checkedLookup(addresses),
    method: request.method,
    path: target.path,
    headers,
    setHost: false,
    agent: pool ?? false,
    insecureHTTPParser: false,
    maxHeaderSize: MAX_ANSWER_HEAD_BYTES,
  };
  const asked = sendRequest(options);
  asked.maxHeadersCount = 0;
  asked.setTimeout(IDLE_REQUEST_MS, () => asked.destroy());
  onOver?.(() => asked.destroy());
  return asked;
}
