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

/**
 * Writes the least that can judge every request as the guard does, and lets all of them pass: what it costs is owed by
 * whatever blocks. In Chromium one rule, in Firefox a blocking listener.
 */
export function writeBystander(engine: "chromium" | "firefox"): Promise<WrittenExtension> {
  const [permissions, background] =
    engine === "chromium"
      ? [
          ["declarativeNetRequest"],
          `chrome.declarativeNetRequest.updateSessionRules({
            removeRuleIds: [1],
            addRules: [{ id: 1, action: { type: "block" }, condition: { requestDomains: ["127.0.0.1"] } }],
          });`,
        ]
      : [
          ["webRequest", "webRequestBlocking"],
          'browser.webRequest.onBeforeRequest.addListener(() => ({}), { urls: ["<all_urls>"] }, ["blocking"]);',
        ];
  return writeExtension({ name: "Bystander", permissions, host_permissions: ["<all_urls>"] }, background);
}

/**
 * Writes the least that has the hooks of the guard, and nothing behind them: what the guard's means cost, whatever is
 * done with them. In Chromium a rule that changes a header of an answer, besides the bystander's; in Firefox empty
 * listeners at the last moment before a connection and when the answer comes.
 */
export function writeHooks(engine: "chromium" | "firefox"): Promise<WrittenExtension> {
  const [permissions, background] =
    engine === "chromium"
      ? [
          ["declarativeNetRequest"],
          `chrome.declarativeNetRequest.updateSessionRules({
            removeRuleIds: [1, 2],
            addRules: [
              { id: 1, action: { type: "block" }, condition: { requestDomains: ["127.0.0.1"] } },
              {
                id: 2,
                action: { type: "modifyHeaders", responseHeaders: [{ header: "report-to", operation: "remove" }] },
                condition: { requestDomains: ["127.0.0.1"] },
              },
            ],
          });`,
        ]
      : [
          ["webRequest", "webRequestBlocking"],
          `const every = { urls: ["<all_urls>"] };
          browser.webRequest.onBeforeSendHeaders.addListener(() => undefined, every, ["blocking"]);
          browser.webRequest.onHeadersReceived.addListener(() => undefined, every, ["blocking", "responseHeaders"]);`,
        ];
  return writeExtension({ name: "Hooks", permissions, host_permissions: ["<all_urls>"] }, background);
}
