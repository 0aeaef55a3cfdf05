import { Agent, type ClientRequestArgs } from "node:http";

/** A request to a target whose addresses were checked. */
export interface PooledRequest extends ClientRequestArgs {
  readonly addresses?: readonly string[];
}

/** Idle connections kept for the next request, for one target at one set of addresses. */
const MAX_IDLE_SOCKETS = 16;
/** Below the 5 seconds after which Node's own servers close, so that a connection is seldom dead when it is used again. */
const IDLE_SOCKET_MS = 4_000;

/**
 * Keeps connections for the next request to the same name *at the same addresses*: a name that leads elsewhere than
 * before never gets a connection that was made to its earlier address.
 */
export class Pool extends Agent {
  constructor() {
    super({ keepAlive: true, maxFreeSockets: MAX_IDLE_SOCKETS, timeout: IDLE_SOCKET_MS, scheduling: "lifo" });
  }

  override getName(options?: PooledRequest): string {
    return `${super.getName(options)}|${(options?.addresses ?? []).toSorted().join()}`;
  }
}
