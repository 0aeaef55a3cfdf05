import { endpointOfUrl } from "../../address/endpoint.ts";
import { closestSpace } from "../../address/host-space.ts";
import { compareSpace } from "../../address/compare-space.ts";
import type { Channel } from "../../probe/channel.ts";
import type { Context } from "../../probe/context.ts";
import { UNKNOWN_INITIATOR, type Initiator } from "../../probe/initiator.ts";
import type { Probe } from "../../probe/probe.ts";
import type { Decision } from "../decision.ts";
import type { PolicyTarget } from "../policy-target.ts";
import { targetSpace } from "../target-space.ts";

/** A request that was decided on, as guard and gateway know it. */
export interface DecidedProbe {
  /** Unique in its log. */
  readonly id: string;
  /** Milliseconds since the visit began. */
  readonly atMs: number;
  /** As the browser canonicalised it; `turn:` and `stun:` URLs for servers, `ice:host:port` for candidates of WebRTC. */
  readonly url: string;
  readonly channel: Channel;
  readonly context: Context;
  /** Addresses that its host was resolved to. */
  readonly addresses: readonly string[];
  readonly decision: Decision;
  readonly initiator?: Partial<Initiator>;
  readonly recorder: "extension" | "gateway";
  /** Names that the user declared to be local. */
  readonly localNames?: readonly string[];
}

/**
 * Says a request that was decided on in the words of recorder and audit. Nothing is known of the port: a request that
 * was let through is no further than one that was not, as far as whoever decided can tell.
 *
 * @returns `undefined` for a URL that no browser connects to.
 */
export function probeOf(request: DecidedProbe): Probe | undefined {
  const { id, atMs, url, channel, context, addresses, decision, recorder } = request;
  const isCandidate = url.startsWith(CANDIDATE);
  const endpoint = endpointOfUrl(isCandidate ? `turn:${url.slice(CANDIDATE.length)}` : url);
  if (endpoint === undefined) return undefined;
  const { host, port, path } = endpoint;
  return {
    id,
    atMs,
    channel,
    context,
    scheme: isCandidate ? "ice" : endpoint.scheme,
    host,
    address: leastPublic(addresses),
    port,
    space: spaceOf({ host, port, addresses }, decision, request.localNames),
    path,
    reach: addresses.length === 0 ? "intended" : "dns",
    state: "unknown",
    durationMs: null,
    error: null,
    bytesSent: 0,
    bytesReceived: 0,
    lna: null,
    initiator: { ...UNKNOWN_INITIATOR, ...request.initiator },
    recorders: [recorder],
  };
}

const CANDIDATE = "ice:";

/** The decision has the last word: it was made with names that nobody else may know. */
function spaceOf(target: PolicyTarget, { reason }: Decision, localNames?: readonly string[]): Probe["space"] {
  switch (reason) {
    case "public-to-local":
      return "local";
    case "public-to-loopback":
    case "local-to-loopback":
      return "loopback";
    case "off":
    case "not-local":
    case "user-navigation":
    case "no-page":
    case "granted":
    case "sinkhole":
    case "driven-navigation":
    case "unchecked-webrtc":
    case "sealed":
    default:
      return targetSpace(target, localNames);
  }
}

/** The address that was decided by. */
function leastPublic(addresses: readonly string[]): string | null {
  return addresses.toSorted((a, b) => compareSpace(closestSpace(a), closestSpace(b)))[0] ?? null;
}
