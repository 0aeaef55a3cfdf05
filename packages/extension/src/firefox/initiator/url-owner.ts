import { endpointOfUrl } from "@hushport/core";
import { rememberLately } from "./remember-lately.ts";

/**
 * Whose a URL in the details of a request is.
 *
 * `unnamed`: an opaque origin, a document that inherits its own from somebody else, or no URL at all. `viewer`: a page
 * of the browser itself that shows somebody's document (PDF, JSON).
 */
export type UrlOwner =
  | { readonly kind: "host"; readonly host: string }
  | { readonly kind: "extension" | "file" | "browser" | "viewer" | "unnamed" };

/** Pages of the browser itself, which only it and the user open. */
const BROWSER_SCHEMES: ReadonlySet<string> = new Set(["chrome:", "about:"]);
/** Documents that belong to whoever made them; the reader view shows what a page wrote. */
const INHERITING = /^about:(?:blank|srcdoc|reader)(?:[?#]|$)/;
const BLOB = "blob:";

const readLately = rememberLately(readOwner);

/** Reads `originUrl`, `documentUrl` or the URL of a frame, which are the same for all requests of a page. */
export function ownerOfUrl(url: string | undefined): UrlOwner {
  return url === undefined ? { kind: "unnamed" } : readLately(url);
}

function readOwner(url: string): UrlOwner {
  if (INHERITING.test(url)) return { kind: "unnamed" };
  if (url.startsWith(BLOB)) return readOwner(url.slice(BLOB.length));
  const endpoint = endpointOfUrl(url);
  if (endpoint !== undefined) return { kind: "host", host: endpoint.host };
  const scheme = URL.parse(url)?.protocol ?? "";
  if (scheme === "moz-extension:") return { kind: "extension" };
  if (scheme === "file:") return { kind: "file" };
  if (scheme === "resource:") return { kind: "viewer" };
  return { kind: BROWSER_SCHEMES.has(scheme) ? "browser" : "unnamed" };
}
