import { firefox } from "./firefox-api.ts";
import { OPAQUE_DOCUMENT } from "./navigation/opaque-document.ts";

/**
 * Runs in every document, before its own scripts: one without an origin can navigate its top page, and Firefox would
 * take that for an address that the user typed. An empty tab has no origin either, and no page in it.
 */
const isEmptyTab = window === window.top && location.href === "about:blank";

if (window.origin === "null" && !isEmptyTab) void firefox.runtime.sendMessage({ kind: OPAQUE_DOCUMENT });
