import type { AddressSpace, Channel, Decision, PortState, Reach, Scheme } from "@hushport/core";
import type { Authority } from "../request/authority.ts";

/** One request for this machine or its network, as the gateway saw it end. */
export interface ReportedProbe {
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly authority: Authority;
  /** The address that stands for it; `null` when it was not resolved. */
  readonly address: string | null;
  readonly space: AddressSpace;
  readonly scheme: Scheme;
  readonly channel: Channel;
  readonly path: string;
  /** Origin or address of the page that asked, where it could be seen. */
  readonly page: string | null;
  readonly decision: Decision;
  readonly reach: Reach;
  readonly state: PortState;
  readonly durationMs: number;
}
