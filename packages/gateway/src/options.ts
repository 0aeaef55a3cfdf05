import { DEFAULT_LATENCY_MS } from "@hushport/fixed-latency";
import type { Grant } from "@hushport/core";
import { GatewayOptionError } from "./errors.ts";
import {
  DEFAULT_MAX_CONNECTIONS,
  HEAD_TIMEOUT_MS,
  MAX_GATEWAY_LATENCY_MS,
  MIN_TOKEN_LENGTH,
} from "./limits.ts";
import type { ReportedProbe } from "./log/reported-probe.ts";
import type { Lookup } from "./resolve/create-resolver.ts";

/** Port that the gateway takes when nobody says; no service is registered for it, and browsers do not block it. */
export const DEFAULT_GATEWAY_PORT = 4117;

/** How a gateway is started. All have defaults. */
export interface GatewayOptions {
  /** Address to listen on. Any other than a loopback one needs a `token`. Default: `127.0.0.1`. */
  readonly host?: string;
  /** 0 takes a free one. Default: {@link DEFAULT_GATEWAY_PORT}. */
  readonly port?: number;
  /** From a request until its failure is told, in milliseconds: above 0, at most 60,000. Default: 6000. */
  readonly latencyMs?: number;
  /** What may be reached on this machine and its network. Default: nothing. */
  readonly grants?: readonly Grant[];
  /** What clients present in `Proxy-Authorization`; at least 16 characters. Default: none. */
  readonly token?: string;
  /** Connections at once; more are closed unread. Default: 4096. */
  readonly maxConnections?: number;
  /** How long a client may take for the head of a request, in milliseconds. Default: 10,000. */
  readonly headTimeoutMs?: number;
  /** Whether `/proxy.pac` is served. Default: `"none"`. */
  readonly pac?: "none" | "serve";
  /** Told of every request for this machine or its network, when it is over. */
  readonly onProbe?: (probe: ReportedProbe) => void;
  /** Told of faults of the gateway itself, which cost one connection and nothing else. */
  readonly onFault?: (error: unknown) => void;
  /** Resolves names in place of the system. */
  readonly lookup?: Lookup;
  /** Closes the gateway at once when it aborts. */
  readonly signal?: AbortSignal;
}

/** Options with the defaults filled in. */
export type CompleteOptions = Required<
  Omit<GatewayOptions, "token" | "lookup" | "signal" | "onProbe" | "onFault">
> &
  Pick<GatewayOptions, "token" | "lookup" | "onProbe" | "onFault">;

/** Loopback addresses that programs on this machine alone can reach. */
const LOOPBACK_HOSTS = /^(?:127(?:\.\d{1,3}){3}|::1|localhost)$/;

/**
 * Fills in the defaults.
 *
 * @throws {GatewayOptionError} If a value is out of range, or the gateway would be open to others without a token.
 */
export function completeOptions(options: GatewayOptions): CompleteOptions {
  const complete: CompleteOptions = {
    ...options,
    host: options.host ?? "127.0.0.1",
    port: options.port ?? DEFAULT_GATEWAY_PORT,
    latencyMs: parseGatewayLatencyMs(options.latencyMs),
    grants: options.grants ?? [],
    maxConnections: options.maxConnections ?? DEFAULT_MAX_CONNECTIONS,
    headTimeoutMs: options.headTimeoutMs ?? HEAD_TIMEOUT_MS,
    pac: options.pac ?? "none",
  };
  const { host, port, token, maxConnections } = complete;
  if (!(Number.isInteger(port) && port >= 0 && port <= 65_535))
    throw new GatewayOptionError("port", `${port} is no port`);
  if (!(Number.isInteger(maxConnections) && maxConnections > 0))
    throw new GatewayOptionError("maxConnections", `${maxConnections} is no number of connections`);
  if (token !== undefined && token.length < MIN_TOKEN_LENGTH)
    throw new GatewayOptionError("token", `it has fewer than ${MIN_TOKEN_LENGTH} characters`);
  if (token === undefined && !LOOPBACK_HOSTS.test(host))
    throw new GatewayOptionError("host", `${host} is open to other machines, and there is no token`);
  return complete;
}

/**
 * The latency to use.
 *
 * @throws {GatewayOptionError} If browsers would give up before, or there would be no wait.
 */
export function parseGatewayLatencyMs(latencyMs: number = DEFAULT_LATENCY_MS): number {
  // Written so that NaN is refused too.
  if (!(latencyMs > 0 && latencyMs <= MAX_GATEWAY_LATENCY_MS))
    throw new GatewayOptionError(
      "latencyMs",
      `${latencyMs} ms is not above 0 and at most ${MAX_GATEWAY_LATENCY_MS}`,
    );
  return latencyMs;
}
