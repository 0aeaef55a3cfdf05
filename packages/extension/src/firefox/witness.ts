import { firefox } from "./firefox-api.ts";
import { OPAQUE_DOCUMENT } from "./navigation/opaque-document.ts";

/**
 * Runs in every document, before its own scripts: one without an origin can navigate its top page, and Firefox would
 * take that for an address that the user typed.
 */
if (window.origin === "null") void firefox.runtime.sendMessage({ kind: OPAQUE_DOCUMENT });
