import { writeExtension, type WrittenExtension } from "../../src/fixtures/write-extension.ts";

/**
 * Writes the least that a blocking extension for Firefox can be, to tell what is the guard's from what is the browser's:
 * it refuses every request to 127.0.0.1, and does nothing else.
 */
export function writeBlocker(): Promise<WrittenExtension> {
  const manifest = {
    name: "Blocks",
    permissions: ["webRequest", "webRequestBlocking"],
    host_permissions: ["<all_urls>"],
  };
  return writeExtension(
    manifest,
    'browser.webRequest.onBeforeRequest.addListener(() => ({ cancel: true }), { urls: ["http://127.0.0.1/*"] }, ["blocking"]);',
  );
}

/** An extension that lets everything pass: session rules of Chromium, listeners of Firefox. */
interface Idle {
  readonly name: string;
  readonly rules: readonly object[];
  readonly listeners: string;
}

const EVERY_URL = '{ urls: ["<all_urls>"] }';
/** Fits nothing that a bench asks for. */
const FITS_NOTHING = { requestDomains: ["127.0.0.1"] };
const BLOCKING_RULE = { id: 1, action: { type: "block" }, condition: FITS_NOTHING };

const BYSTANDER: Idle = {
  name: "Bystander",
  rules: [BLOCKING_RULE],
  listeners: `browser.webRequest.onBeforeRequest.addListener(() => ({}), ${EVERY_URL}, ["blocking"]);`,
};

const HOOKS: Idle = {
  name: "Hooks",
  rules: [
    BLOCKING_RULE,
    {
      id: 2,
      action: { type: "modifyHeaders", responseHeaders: [{ header: "report-to", operation: "remove" }] },
      condition: FITS_NOTHING,
    },
  ],
  listeners: `
    browser.webRequest.onBeforeSendHeaders.addListener(() => undefined, ${EVERY_URL}, ["blocking"]);
    browser.webRequest.onHeadersReceived.addListener(() => undefined, ${EVERY_URL}, ["blocking", "responseHeaders"]);`,
};

/**
 * Writes the least that can judge every request as the guard does, and lets all of them pass: what it costs is owed by
 * whatever blocks. In Chromium one rule, in Firefox a blocking listener.
 */
export function writeBystander(engine: "chromium" | "firefox"): Promise<WrittenExtension> {
  return writeIdle(engine, BYSTANDER);
}

/**
 * Writes the least that has the hooks of the guard, and nothing behind them: what the guard's means cost, whatever is
 * done with them. In Chromium a rule that changes a header of an answer, besides the bystander's; in Firefox empty
 * listeners at the last moment before a connection and when the answer comes.
 */
export function writeHooks(engine: "chromium" | "firefox"): Promise<WrittenExtension> {
  return writeIdle(engine, HOOKS);
}

function writeIdle(
  engine: "chromium" | "firefox",
  { name, rules, listeners }: Idle,
): Promise<WrittenExtension> {
  const manifest = { name, host_permissions: ["<all_urls>"] };
  if (engine === "firefox")
    return writeExtension({ ...manifest, permissions: ["webRequest", "webRequestBlocking"] }, listeners);
  const change = { removeRuleIds: [1, 2], addRules: rules };
  return writeExtension(
    { ...manifest, permissions: ["declarativeNetRequest"] },
    `chrome.declarativeNetRequest.updateSessionRules(${JSON.stringify(change)});`,
  );
}
