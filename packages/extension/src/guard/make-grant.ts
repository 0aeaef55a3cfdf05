import { assertNever, canonicaliseGrant, type Grant, type Lifetime } from "@hushport/core";
import type { GrantDraft } from "./messages.ts";

const DAY_MS = 24 * 60 * 60_000;

/** What a draft lacks to be a grant. */
export interface GrantFacts {
  readonly id: string;
  readonly nowMs: number;
}

/** Makes a grant of what a person allowed. @throws {RangeError} If the term needs a tab and there is none, or a name is none. */
export function makeGrant(draft: GrantDraft, { id, nowMs }: GrantFacts): Grant {
  const { ports, term, tab, program, readyMade } = draft;
  const names = canonicaliseGrant({ site: draft.site, embedded: draft.embedded, hosts: draft.hosts });
  if (names.kind === "wrong") throw new RangeError(`Cannot allow this: ${names.reason}`);
  return {
    id,
    ...names.value,
    ports,
    lifetime: lifetimeOf(term, tab, nowMs),
    source: readyMade === undefined ? "user" : "ready-made",
    ...(readyMade === undefined ? {} : { readyMade }),
    ...(program === undefined ? {} : { program }),
    createdAtMs: nowMs,
  };
}

function lifetimeOf(term: GrantDraft["term"], tab: number | null, nowMs: number): Lifetime {
  switch (term) {
    case "once":
    case "tab":
      if (tab === null) throw new RangeError(`Cannot allow for ${term}: there is no tab`);
      return { kind: term, tab };
    case "day":
      return { kind: "until", atMs: nowMs + DAY_MS };
    case "always":
      return { kind: "always" };
    default:
      return assertNever(term);
  }
}
