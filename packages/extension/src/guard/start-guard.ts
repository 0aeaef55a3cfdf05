import type { CreateEngine } from "../contract/engine.ts";
import { createGuard } from "./guard.ts";
import { createHandlers } from "./handlers.ts";
import { listenToPages } from "./listen-to-pages.ts";

/** Alarm that ends grants and pauses by the clock. */
const EXPIRY_ALARM = "expiry";

/**
 * The composition root of the background: everything that is the same in both browsers, around one engine.
 *
 * Call it synchronously at the top level of the background script: it registers all listeners before it returns, as
 * event pages and service workers demand.
 */
export function startGuard(createEngine: CreateEngine): void {
  const guard = createGuard(createEngine);
  listenToPages(createHandlers(guard));

  chrome.webNavigation.onCommitted.addListener(({ tabId, frameId, url }) => {
    if (frameId === 0) guard.pageLoaded(tabId, url);
  });
  chrome.tabs.onRemoved.addListener((tabId) => guard.tabClosed(tabId));
  // Android's Firefox has no windows.
  chrome.windows?.onRemoved.addListener(() => void endPrivateWindows(guard));
  chrome.alarms.onAlarm.addListener(({ name }) => {
    if (name === EXPIRY_ALARM) guard.clockMoved();
  });
  // Not `storage.onChanged`, which hands the log's visits back whenever they are written.
  chrome.storage.managed.onChanged.addListener(() => guard.managedChanged());
  chrome.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === "install") void chrome.tabs.create({ url: chrome.runtime.getURL("welcome.html") });
  });
  // What has an end is in force in the session only: the background starts with the browser and puts it there.
  chrome.runtime.onStartup.addListener(() => guard.clockMoved());
  guard.start({
    wakeAt: (atMs) => void chrome.alarms.create(EXPIRY_ALARM, { when: atMs }),
  });
}

async function endPrivateWindows(guard: ReturnType<typeof createGuard>): Promise<void> {
  const windows = await chrome.windows.getAll();
  if (!windows.some(({ incognito }) => incognito)) guard.privateWindowsClosed();
}
