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
export function watchViewers(book: ViewerBook): ViewerLinks {
  const arrivals = new Map<number, (transition?: string) => void>();
  /** Tabs that show nothing yet, and the one that was in front of the user before. */
  const openers = new Map<number, Promise<number | undefined>>();

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
    if (id !== undefined)
      openers.set(id, openerTabId === undefined ? lastBefore(id) : Promise.resolve(openerTabId));
  });
  chrome.tabs.onRemoved.addListener(forget);

  function forget(tab: number): void {
    openers.delete(tab);
    void book.ready.then(() => book.remove(tab));
  }

  async function note(tabId: number, parent: number): Promise<void> {
    const [top, document] = await Promise.all([0, parent].map((frameId) => originOf(tabId, frameId)));
    await book.ready;
    if (top !== undefined && document !== undefined) book.showed(tabId, { top, document });
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
    const opener = await openers.get(tab);
    return book.of(tab) ?? (opener === undefined ? undefined : book.of(opener));
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

/** The viewer says of no tab that it opened it. */
async function lastBefore(tab: number): Promise<number | undefined> {
  const others = (await chrome.tabs.query({})).filter(({ id }) => id !== tab);
  return others.toSorted((one, two) => (two.lastAccessed ?? 0) - (one.lastAccessed ?? 0))[0]?.id;
}
