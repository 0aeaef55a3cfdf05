import type { PolicyInitiator, PolicyOrigin, SpaceMemory } from "@hushport/core";
import type { RequestDetails } from "../request/request-details.ts";
import { originOf } from "./known-spaces.ts";
import { ownerOfUrl } from "./url-owner.ts";

/** What the engine knows of a navigation, beyond what the details tell. */
export interface NavigationKnowledge {
  readonly memory: SpaceMemory;
  /** The user clicked *Continue* for exactly this one. */
  readonly isContinued: boolean;
  /** The most public host that redirected it so far. */
  readonly redirectedBy: PolicyOrigin | undefined;
  /** Whether a page may stand behind it although Firefox names none. */
  readonly mayBeDriven: boolean;
}

const NOBODY: PolicyOrigin = { host: null, space: null };

/** Who navigates a top page. */
export function navigationInitiatorOf(
  details: RequestDetails,
  { memory, isContinued, redirectedBy, mayBeDriven }: NavigationKnowledge,
): PolicyInitiator {
  if (isContinued) return { kind: "user" };
  if (redirectedBy !== undefined) return { kind: "page", document: redirectedBy, ancestors: [] };
  const owner = ownerOfUrl(details.originUrl);
  switch (owner.kind) {
    case "extension":
      return { kind: "extension" };
    case "browser":
      return { kind: "user" };
    case "host":
    case "file":
      return { kind: "page", document: originOf(owner, memory), ancestors: [] };
    default: {
      // about:blank names nobody either, but a page made it.
      const isTyped = details.originUrl === undefined && !mayBeDriven;
      return isTyped ? { kind: "user" } : { kind: "page", document: NOBODY, ancestors: [] };
    }
  }
}
