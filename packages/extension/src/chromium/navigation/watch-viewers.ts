import { compareSpace, type AddressSpace } from "@hushport/core";
import { isWarningPage } from "./continue-in-tab.ts";
import type { ViewedDocument, ViewerBook } from "./viewer-book.ts";

/**
 * Chromium's viewer of PDF documents.
 *
 * Source: `kPdfExtensionId` in https://source.chromium.org/chromium/chromium/src/+/main:extensions/common/constants.h
 */
const PDF_VIEWER = "chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/";

/** Ways by which nobody but the user comes to a page. The viewer's own is `link`, as that of other extensions. */
const USERS_OWN: ReadonlySet<string> = new Set([
  "typed",
  "auto_bookmark",
  "generated",
  "keyword",
  "keyword_generated",
  "reload",
  "start_page",
]);

/** Above what a tab takes to get to the warning page. Private windows never do. */
const ARRIVAL_MS = 2_000;

/** Tells which documents are behind navigations that Chromium lays to nobody. */
export interface ViewerLinks {
  /**
   * To be asked at once when such a navigation begins.
   *
   * @returns The document whose link it may be; `undefined` where the user went there.
   */
  readonly behind: (tab: number) => Promise<ViewedDocument | undefined>;
}

/**
 * Learns which tabs show a document in Chromium's own viewer. A link in one is followed by the viewer and not by the
 * page, so rules and events see no initiator, as if the user had typed the address (measured, Chromium 156). Only the
 * way by which the tab got to the warning page tells them apart.
 */
export function watchViewers(
  book: ViewerBook,
  spaceOf: (viewed: ViewedDocument) => AddressSpace,
): ViewerLinks {
  const arrivals = new Map<number, (transition?: string) => void>();
  /** Tabs that show nothing yet, and who opened them, where anybody says so: the viewer does not. */
  const fresh = new Map<number, number | undefined>();

  chrome.webNavigation.onCommitted.addListener(({ tabId, frameId, parentFrameId, url, transitionType }) => {
    if (url.startsWith(PDF_VIEWER)) void note(tabId, parentFrameId);
    if (frameId !== 0 || url === "about:blank") return;
    if (isWarningPage(url)) arrivals.get(tabId)?.(transitionType);
    else forget(tabId);
  });
  chrome.webNavigation.onErrorOccurred.addListener(({ tabId, frameId, url }) => {
    if (frameId === 0 && isWarningPage(url)) arrivals.get(tabId)?.();
  });
  chrome.tabs.onCreated.addListener(({ id, openerTabId }) => {
    if (id !== undefined) fresh.set(id, openerTabId);
  });
  chrome.tabs.onRemoved.addListener(forget);

  function forget(tab: number): void {
    fresh.delete(tab);
    void book.ready.then(() => book.remove(tab));
  }

  async function note(tabId: number, parent: number): Promise<void> {
    const [top, document] = await Promise.all([0, parent].map((frameId) => originOf(tabId, frameId)));
    await book.ready;
    if (top !== undefined && document !== undefined) book.showed({ tab: tabId, top, document });
  }

  function arrivalIn(tab: number): Promise<string | undefined> {
    return new Promise((resolve) => {
      const arrived = (transition?: string): void => {
        clearTimeout(timer);
        if (arrivals.get(tab) === arrived) arrivals.delete(tab);
        resolve(transition);
      };
      const timer = setTimeout(arrived, ARRIVAL_MS);
      arrivals.set(tab, arrived);
    });
  }

  async function viewedBehind(tab: number): Promise<ViewedDocument | undefined> {
    await book.ready;
    const own = book.of(tab);
    if (own !== undefined || !fresh.has(tab)) return own;
    const opener = fresh.get(tab);
    return opener === undefined ? likeliest() : book.of(opener);
  }

  /** Of the documents that may have opened a tab, the most public: first of those that are in front of the user. */
  async function likeliest(): Promise<ViewedDocument | undefined> {
    const inFront = new Set((await chrome.tabs.query({ active: true })).map(({ id }) => id));
    const [likeliest] = book
      .all()
      .toReversed()
      .toSorted(
        (one, two) =>
          compareSpace(spaceOf(two), spaceOf(one)) ||
          Number(inFront.has(two.tab)) - Number(inFront.has(one.tab)),
      );
    return likeliest;
  }

  return {
    behind: async (tab) => {
      const arrival = arrivalIn(tab);
      const viewed = await viewedBehind(tab);
      if (viewed === undefined) return undefined;
      return USERS_OWN.has((await arrival) ?? "") ? undefined : viewed;
    },
  };
}

/** @returns `null` for an opaque origin and for files. */
async function originOf(tabId: number, frameId: number): Promise<string | undefined> {
  const frame = await chrome.webNavigation.getFrame({ tabId, frameId });
  return frame === null || frame === undefined ? undefined : (URL.parse(frame.url)?.origin ?? "null");
}
