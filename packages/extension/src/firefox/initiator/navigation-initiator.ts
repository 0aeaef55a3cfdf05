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
  /** URLs of the page whose document the browser's own viewer shows, and of its frames. */
  readonly viewed: () => readonly string[];
}

const NOBODY: PolicyOrigin = { host: null, space: null };

/** Who navigates a top page. */
export function navigationInitiatorOf(
  details: RequestDetails,
  { memory, isContinued, redirectedBy, mayBeDriven, viewed }: NavigationKnowledge,
): PolicyInitiator {
  if (isContinued) return { kind: "user" };
  if (redirectedBy !== undefined) return { kind: "page", document: redirectedBy, ancestors: [] };
  const owner = ownerOfUrl(details.originUrl);
  switch (owner.kind) {
    case "extension":
      return { kind: "extension" };
    case "browser":
      return { kind: "user" };
    case "viewer": {
      const [top = NOBODY, ...frames] = viewed().map((url) => originOf(ownerOfUrl(url), memory));
      // Which of the frames shows the document, Firefox does not say.
      const isAnybodys = frames.length > 0;
      return isAnybodys
        ? { kind: "page", document: NOBODY, ancestors: [top, ...frames] }
        : { kind: "page", document: top, ancestors: [] };
    }
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
