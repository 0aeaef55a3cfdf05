import { spaceOfHost } from "@hushport/core";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { readInitiator } from "../request/read-initiator.ts";
import { readAbsoluteTarget, readInnerTarget, type RequestTarget } from "../request/read-target.ts";
import { requestChannel } from "../request/request-channel.ts";
import { findRequestFault, type RequestFault } from "../request/request-fault.ts";
import type { Asking } from "./admit.ts";
import { presentsToken } from "./check-token.ts";
import type { House } from "./house.ts";
import type { PlainTunnels } from "./tunnels.ts";

/** What a plain request asks for, or why it is answered at once. */
export type ReadRequest =
  | { readonly kind: "asking"; readonly asking: Asking; readonly target: RequestTarget }
  | { readonly kind: "fault"; readonly fault: RequestFault };

const NO_TARGET: RequestFault = {
  status: 400,
  reason: "not a request for a proxy: it needs an absolute http address whose host is that of Host",
};
const NO_TOKEN: RequestFault = { status: 407, reason: "the token is missing or wrong" };

/** Reads one plain request, from the client or out of a tunnel. */
export function readRequest(
  request: IncomingMessage,
  socket: Duplex,
  { house, tunnels }: { readonly house: House; readonly tunnels: PlainTunnels },
): ReadRequest {
  const tunnel = tunnels.get(socket);
  const startMs = tunnel?.startMs ?? performance.now();
  if (tunnel !== undefined) tunnel.startMs = undefined;
  // The token was presented when the tunnel was asked for.
  const fault =
    (tunnel === undefined ? findTokenFault(request, house) : undefined) ?? findRequestFault(request);
  if (fault !== undefined) return { kind: "fault", fault };
  const target =
    tunnel === undefined ? readAbsoluteTarget(request) : readInnerTarget(request, tunnel.authority);
  if (target === undefined) return { kind: "fault", fault: NO_TARGET };
  const { authority, path } = target;
  const channel = requestChannel(request.headers);
  const asking: Asking = {
    authority,
    path,
    channel,
    scheme: channel === "websocket" ? "ws" : "http",
    seen: readInitiator(request.headers, authority, (host) => spaceOfHost(host, house.memory)),
    startMs,
  };
  return { kind: "asking", asking, target };
}

/** @returns `undefined` when no token is asked for, or the right one is presented. */
export function findTokenFault({ headers }: IncomingMessage, { token }: House): RequestFault | undefined {
  if (token === undefined || presentsToken(headers["proxy-authorization"], token)) return undefined;
  return NO_TOKEN;
}
