import type { Duplex } from "node:stream";
import type { Authority } from "../request/authority.ts";

/** A tunnel in which plain HTTP is spoken: what comes out of it is read as requests. */
export interface PlainTunnel {
  readonly authority: Authority;
  /** By `performance.now()`: when CONNECT was complete. The first request counts from there. */
  startMs: number | undefined;
}

/** The tunnels of one gateway that were found to hold plain HTTP. */
export type PlainTunnels = WeakMap<Duplex, PlainTunnel>;
