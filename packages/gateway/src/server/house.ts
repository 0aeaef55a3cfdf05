import type { Grant, SpaceMemory } from "@hushport/core";
import type { Pool } from "../forward/pool.ts";
import type { ReportedProbe } from "../log/reported-probe.ts";
import type { Authority } from "../request/authority.ts";
import type { Resolver } from "../resolve/create-resolver.ts";

/** What a running gateway can be told anew. */
export interface GatewayRules {
  readonly latencyMs: number;
  readonly grants: readonly Grant[];
}

/** What all requests of one gateway share. */
export interface House {
  /** As they are now; a request goes by those of its beginning. */
  readonly rules: () => GatewayRules;
  readonly resolver: Resolver;
  readonly memory: SpaceMemory;
  readonly pool: Pool;
  /** Compared with what clients present; `undefined` lets everyone in. */
  readonly token: string | undefined;
  /** Where the gateway itself listens. */
  readonly own: () => Authority;
  /** Told of every request for this machine or its network. */
  readonly report: (probe: ReportedProbe) => void;
  /** Told of faults of the gateway itself. */
  readonly reportFault: (error: unknown) => void;
  /** Body of the PAC file; `undefined` serves none. */
  readonly pac: () => string | undefined;
}
