import { addressSpace, endpointOfUrl, parseHost } from "@hushport/core";
import type { EngineState } from "../engine-state.ts";
import type { AnswerDetails } from "../observe/watch-answers.ts";
import type { SpaceBook } from "./space-book.ts";

/** What {@link watchAddresses} tells. */
export interface AddressEvents {
  /** Another local page became known: rules follow. */
  readonly onLearned: () => void;
  /** A public page reached this machine or its network by a name, which no rule sees before the first answer. */
  readonly onReached: (host: string, address: string) => void;
}

/**
 * Learns from the address that answered. A page's address tells its space; a name that answers from a local address to
 * a public page is a hole, told and closed from then on, also when it is the page's own (rebinding). Ports that never
 * answer teach nothing.
 *
 * Behind a proxy the address is the proxy's for everybody: then no page counts as public, and nothing is told.
 *
 * @returns What is to be told of answers.
 */
export function watchAddresses(
  state: EngineState,
  spaces: SpaceBook,
  events: AddressEvents,
): (answer: AnswerDetails) => void {
  return (answer) => void state.restored.then(() => learn(answer));

  function learn({ url, type, ip, initiator, fromCache }: AnswerDetails): void {
    if (ip === undefined || fromCache) return;
    const isDocument = type === "main_frame" || type === "sub_frame";
    const isPublic = addressSpace(ip) === "public";
    // Told for every request: nearly all end here.
    if (isPublic && !isDocument) return;
    const host = endpointOfUrl(url)?.host;
    if (host === undefined) return;
    if (isDocument) {
      // A network that was joined since makes the user's own name local, never a page's.
      spaces.noteDocument(host, ip, type === "main_frame" && initiator === undefined ? "user" : "page");
      if (spaces.note(host, ip)) events.onLearned();
    }
    if (parseHost(host)?.kind !== "name" || isPublic || initiator === undefined) return;
    const asking = endpointOfUrl(initiator)?.host;
    if (asking === undefined || state.isLocalName(host)) return;
    if (spaces.isPublicDocument(asking)) events.onReached(host, ip);
  }
}
