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
