import { render, type ComponentChildren } from "preact";
import * as z from "zod/mini";
import { language, t, type MessageKey } from "../i18n/translate.ts";

// Extension pages may not make code of text, and zod would try.
z.config({ jitless: true });

/** Puts a page on the screen, in the reader's language and direction. */
export function mount(title: MessageKey, page: ComponentChildren): void {
  const root = document.documentElement;
  root.lang = language();
  root.dir = chrome.i18n.getMessage("@@bidi_dir") || "ltr";
  document.title = `Hushport · ${t(title)}`;
  render(page, document.body);
}

/** Tells which browser the build is for: some sentences differ. */
export function isFirefox(): boolean {
  return chrome.runtime.getURL("").startsWith("moz-extension:");
}
