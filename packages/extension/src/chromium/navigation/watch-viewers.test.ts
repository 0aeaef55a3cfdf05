import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createFakeChromium, type FakeChromium } from "../fixtures/fake-chromium.ts";
import { keepInMemory } from "../fixtures/keep-in-memory.ts";
import type { ViewerBook } from "./viewer-book.ts";
import type { ViewerLinks } from "./watch-viewers.ts";

const VIEWER = "chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html";
const WARNING = "chrome-extension://extension/warning.html#http://127.0.0.1/";
const SITE = "https://site.test";
const [TAB, OTHER_TAB, NEW_TAB] = [1, 2, 3];
const VIEWED = { document: SITE, top: "https://around.test" };

let fake: FakeChromium;
let links: ViewerLinks;
let book: ViewerBook;

beforeEach(async () => {
  fake = createFakeChromium();
  Object.assign(fake.webNavigation, {
    getFrame: async ({ frameId }: { frameId: number }) => ({
      url: frameId === 0 ? "https://around.test/" : `${SITE}/document.pdf`,
    }),
  });
  Object.assign(fake.tabs, { query: async () => [{ id: NEW_TAB }, { id: OTHER_TAB }] });
  vi.resetModules();
  vi.stubGlobal("chrome", fake);
  const { createViewerBook } = await import("./viewer-book.ts");
  const { watchViewers } = await import("./watch-viewers.ts");
  book = createViewerBook(keepInMemory());
  links = watchViewers(book, ({ document }) => (document === SITE ? "public" : "local"));
  fake.webNavigation.onCommitted.tell({ tabId: TAB, frameId: 8, parentFrameId: 7, url: VIEWER });
  await vi.waitFor(() => expect(book.of(TAB)).toMatchObject(VIEWED));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

function arrive(tabId: number, transitionType: string): void {
  fake.webNavigation.onCommitted.tell({
    tabId,
    frameId: 0,
    parentFrameId: -1,
    url: WARNING,
    transitionType,
  });
}

test.each([
  ["link", SITE],
  ["typed", undefined],
  ["auto_bookmark", undefined],
  ["reload", undefined],
])(
  "behind() of a tab with a document that gets to the warning page by %s is %s",
  async (transition, viewed) => {
    const behind = links.behind(TAB);
    arrive(TAB, transition);
    expect((await behind)?.document).toBe(viewed);
  },
);

test("behind() is the document in a private window, which has no warning page", async () => {
  const behind = links.behind(TAB);
  fake.webNavigation.onErrorOccurred.tell({ tabId: TAB, frameId: 0, url: WARNING });
  expect(await behind).toMatchObject(VIEWED);
});

test("behind() of a new tab is the most public document that is shown anywhere", async () => {
  fake.tabs.onCreated.tell({ id: NEW_TAB });
  Object.assign(fake.webNavigation, { getFrame: async () => ({ url: "http://192.168.77.1/manual.pdf" }) });
  fake.webNavigation.onCommitted.tell({ tabId: OTHER_TAB, frameId: 9, parentFrameId: 0, url: VIEWER });
  await vi.waitFor(() => expect(book.of(OTHER_TAB)?.document).toBe("http://192.168.77.1"));
  const behind = links.behind(NEW_TAB);
  arrive(NEW_TAB, "link");
  expect(await behind).toMatchObject(VIEWED);
});

test("behind() of a new tab is nobody where another tab opened it", async () => {
  fake.tabs.onCreated.tell({ id: NEW_TAB, openerTabId: OTHER_TAB });
  expect(await links.behind(NEW_TAB)).toBeUndefined();
});

test("behind() is nobody once the tab shows another page", async () => {
  const page = { tabId: TAB, frameId: 0, parentFrameId: -1, url: `${SITE}/`, transitionType: "link" };
  fake.webNavigation.onCommitted.tell(page);
  await Promise.resolve();
  expect(await links.behind(TAB)).toBeUndefined();
});
