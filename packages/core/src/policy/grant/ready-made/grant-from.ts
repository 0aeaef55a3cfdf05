import type { Grant, Lifetime } from "../grant.ts";
import type { ReadyMadePair } from "../ready-made-pair.ts";

/** What a click adds to a ready-made pair. */
export interface GrantDetails {
  /** One of the pair's sites, or the one it was clicked on where the pair is for any. */
  readonly site: string;
  readonly lifetime: Lifetime;
  /** Unique among the user's grants. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/** Makes a grant for one site out of a ready-made pair. */
export function grantFrom(pair: ReadyMadePair, { site, lifetime, id, nowMs }: GrantDetails): Grant {
  return {
    id,
    site,
    embedded: [...pair.embedded],
    hosts: [...pair.hosts],
    ports: pair.ports.map(({ from, to }) => ({ from, to })),
    lifetime,
    source: "ready-made",
    readyMade: pair.id,
    program: pair.program,
    createdAtMs: nowMs,
  };
}
