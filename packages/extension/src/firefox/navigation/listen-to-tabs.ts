import { endpointOfUrl } from "@hushport/core";
import * as z from "zod/mini";
import { firefox } from "../firefox-api.ts";
import { OPAQUE_DOCUMENT } from "./opaque-document.ts";
import type { PageKnowledge } from "../request/who-asks.ts";

const messageSchema = z.object({ kind: z.literal(OPAQUE_DOCUMENT) });
const TOP_FRAME = 0;

/** Learns which pages opened which tabs, what they show, and where documents without an origin live. */
export function listenToTabs({ tabs, frames, asks }: PageKnowledge, touch: () => void): void {
  firefox.webNavigation.onCreatedNavigationTarget.addListener(({ tabId, sourceTabId }) => {
    tabs.opened(tabId, sourceTabId);
    touch();
  });
  firefox.webNavigation.onCommitted.addListener(({ tabId, frameId, url }) => {
    frames.loaded(tabId, frameId, url);
    if (frameId === TOP_FRAME) tabs.replaced(tabId, url);
    if (frameId === TOP_FRAME && endpointOfUrl(url) !== undefined) asks.left(tabId);
    touch();
  });
  firefox.tabs.onRemoved.addListener((tabId) => {
    for (const book of [tabs, frames, asks]) book.closed(tabId);
    touch();
  });
  firefox.runtime.onMessage.addListener((message: unknown, { tab }) => {
    if (tab?.id === undefined || !messageSchema.safeParse(message).success) return undefined;
    tabs.opaqueSeen(tab.id);
    touch();
    return undefined;
  });
}
