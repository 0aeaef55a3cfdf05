import { addressSpace, endpointOfUrl, parseHost } from "@hushport/core";
import type { EngineState } from "../engine-state.ts";
import type { AnswerDetails } from "../observe/watch-answers.ts";
import type { DocumentBook } from "./document-book.ts";
import type { SpaceBook } from "./space-book.ts";

/** What is told. */
interface AddressEvents {
  /** Another local page became known: rules follow. */
  readonly onLearned: () => void;
  /** A public page reached this machine or its network by a name, which no rule sees before the first answer. */
  readonly onReached: (host: string, address: string) => void;
}

/** What {@link watchAddresses} learns into, and goes by. */
export interface AddressParts extends AddressEvents {
  readonly state: Pick<EngineState, "restored" | "isLocalName">;
  readonly spaces: SpaceBook;
  readonly documents: DocumentBook;
  /** Tells whether a name is one that {@link AddressEvents.onReached} was told of. */
  readonly isReached: (host: string) => boolean;
  /** Tells whether a page that comes from outside asked for what a host answered from a local address. */
  readonly asksFromOutside: (answer: AnswerDetails, host: string) => Promise<boolean>;
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
export function watchAddresses({
  state,
  spaces,
  documents,
  isReached,
  asksFromOutside,
  onLearned,
  onReached,
}: AddressParts): (answer: AnswerDetails) => void {
  return (answer) => void state.restored.then(() => learn(answer));

  async function learn(answer: AnswerDetails): Promise<void> {
    const { url, type, ip, initiator, fromCache, tabId } = answer;
    if (ip === undefined) return;
    // A service worker gives its pages out itself; its script is looked up anew with each of them.
    const isDocument = type === "main_frame" || type === "sub_frame" || (type === "script" && tabId < 0);
    const isPublic = addressSpace(ip) === "public";
    // What came from a public address once and was kept since is public; a local address may be of another network.
    if (fromCache && !isPublic) return;
    // Told for every request: nearly all end here.
    if (isPublic && !isDocument) return;
    const host = endpointOfUrl(url)?.host;
    if (host === undefined) return;
    if (isDocument) {
      // A network that was joined since makes the user's own name local, never a page's.
      const isMoved = documents.note(
        host,
        ip,
        type === "main_frame" && initiator === undefined ? "user" : "page",
      );
      if (spaces.note(host, ip) || (isMoved && isReached(host))) onLearned();
    }
    if (parseHost(host)?.kind !== "name" || isPublic || initiator === undefined) return;
    if (!state.isLocalName(host) && (await asksFromOutside(answer, host))) onReached(host, ip);
  }
}
