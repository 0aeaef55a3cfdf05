import type { PolicyInitiator, PolicyOrigin, SpaceMemory } from "@hushport/core";
import type { RequestDetails } from "../request/request-details.ts";
import { morePublic, originOf } from "./known-spaces.ts";
import { ownerOfUrl } from "./url-owner.ts";

/** What the engine knows of frames, beyond what the details of one request tell. */
export interface FrameKnowledge {
  readonly memory: SpaceMemory;
  /** URL that the document of a frame was loaded from; `undefined` when it was never loaded from a host. */
  readonly urlOfFrame: (tabId: number, frameId: number) => string | undefined;
}

type PageInitiator = PolicyInitiator & { readonly kind: "page" };

/** Who makes a request that is not a navigation of a top page. */
export function initiatorOf(details: RequestDetails, known: FrameKnowledge): PolicyInitiator {
  const cause = ownerOfUrl(details.originUrl);
  const document = ownerOfUrl(details.documentUrl);
  if (cause.kind === "extension") return { kind: "extension" };
  const isBrowsers = cause.kind === "browser" || cause.kind === "viewer";
  if (isBrowsers && document.kind !== "host") return { kind: "browser" };
  if (isBrowsersOwn(details)) return { kind: "browser" };
  const { memory } = known;
  const ancestors = ancestorsOf(details, known);
  if (cause.kind === "unnamed" && document.kind === "unnamed")
    return opaqueInitiator(details, ancestors, known);
  const named = [cause, document].filter(({ kind }) => kind === "host" || kind === "file");
  const [first = { host: null, space: null }, ...others] = named.map((owner) => originOf(owner, memory));
  // A style sheet of another host asks in the page's name: whoever is more public counts.
  return { kind: "page", document: others.reduce(morePublic, first), ancestors };
}

/**
 * Requests without any page. Firefox itself makes some (the proxy's configuration, certificate revocation), and so
 * do opaque workers (a shared worker from a `data:` URL) and WebTransport in opaque frames, which must not pass. Those
 * never make a request of type `other` without TLS.
 */
function isBrowsersOwn(details: RequestDetails): boolean {
  return (
    details.tabId === -1 &&
    details.originUrl === undefined &&
    details.documentUrl === undefined &&
    (details.frameAncestors?.length ?? 0) === 0 &&
    details.type === "other" &&
    details.url.startsWith("http:")
  );
}

/** Sandboxed and `data:` documents: anybody up to the top may have written them, also whoever served the frame. */
function opaqueInitiator(
  details: RequestDetails,
  ancestors: readonly PolicyOrigin[],
  { memory, urlOfFrame }: FrameKnowledge,
): PageInitiator {
  const servedBy = details.tabId === -1 ? undefined : urlOfFrame(details.tabId, details.frameId);
  const own = servedBy === undefined ? [] : [originOf(ownerOfUrl(servedBy), memory)];
  const authors = [...own, ...ancestors];
  // A window with a blob that a sandboxed frame wrote: no frame in it has a name, so anybody may be the author.
  const isAnybodys = authors.every((author) => author === INHERITED);
  return { kind: "page", document: { host: null, space: null }, ancestors: isAnybodys ? [] : authors };
}

function ancestorsOf(
  { tabId, frameAncestors = [] }: RequestDetails,
  { memory, urlOfFrame }: FrameKnowledge,
): readonly PolicyOrigin[] {
  return frameAncestors.map(({ url, frameId }) => {
    const owner = ownerOfUrl(url);
    if (owner.kind !== "unnamed") return originOf(owner, memory);
    const servedBy = urlOfFrame(tabId, frameId);
    // A srcdoc frame: its author is one of the frames around it, which are in the list themselves.
    return servedBy === undefined ? INHERITED : originOf(ownerOfUrl(servedBy), memory);
  });
}

/** Adds nothing to the most public ancestor. */
const INHERITED: PolicyOrigin = { host: null, space: "loopback" };
