import { addressSpace, endpointOfUrl, loopbackAliasOf, siteOf } from "@hushport/core";
import type { EngineState } from "../engine-state.ts";
import type { TabBook } from "../observe/tab-book.ts";
import type { AnswerDetails } from "../observe/watch-answers.ts";
import type { DocumentBook } from "./document-book.ts";

/** What {@link createOutsideJudge} goes by. */
export interface OutsideParts {
  readonly state: Pick<EngineState, "isLocalName" | "spaceOf">;
  readonly documents: DocumentBook;
  readonly tabs: TabBook;
  /** Tells whether no proxy is known to be in use. */
  readonly isDirect: () => Promise<boolean>;
}

/**
 * Makes what tells whether a public page made a request that a local address answered.
 *
 * A page that was seen to come from a public address is one; an opaque one is what its tab's top page is. Where the
 * page's own address was never told (a service worker gave it out, or it is long ago) it counts as public only where
 * public addresses are seen at all and no proxy is known, since a proxy's address is everybody's; and never for names
 * of its own site, which an inner page of a company may well have, nor for a page that leads its tab elsewhere.
 */
export function createOutsideJudge({ state, documents, tabs, isDirect }: OutsideParts) {
  const isUnknownPublic = async (type: AnswerDetails["type"]): Promise<boolean> =>
    type !== "main_frame" && documents.hasPublic() && (await isDirect());
  const topOf = async (tab: number): Promise<string> => (await tabs.factsOf(tab)).topUrl ?? "";
  const isLocalAsWritten = (host: string): boolean =>
    addressSpace(host) !== "public" ||
    state.isLocalName(host) ||
    loopbackAliasOf(host) !== undefined ||
    (state.spaceOf(host) ?? "public") !== "public";

  return async (
    { initiator = "", tabId, type }: Pick<AnswerDetails, "initiator" | "tabId" | "type">,
    host: string,
  ): Promise<boolean> => {
    if (initiator === "null" && tabId < 0) return isUnknownPublic(type);
    // By now the tab may show what it was taken to.
    if (initiator === "null" && type === "main_frame") return false;
    const asking = endpointOfUrl(initiator === "null" ? await topOf(tabId) : initiator)?.host;
    // Typed, or of a page of the browser, of an extension or of a file.
    if (asking === undefined) return false;
    const seen = documents.of(asking);
    if (seen !== null) return seen === "public";
    return !isLocalAsWritten(asking) && siteOf(asking) !== siteOf(host) && isUnknownPublic(type);
  };
}
