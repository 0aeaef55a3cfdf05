import { endpointOfUrl } from "@hushport/core";

/**
 * Whose a URL in the details of a request is.
 *
 * `unnamed`: an opaque origin, a document that inherits its own from somebody else, or no URL at all.
 */
export type UrlOwner =
  | { readonly kind: "host"; readonly host: string }
  | { readonly kind: "extension" | "file" | "browser" | "unnamed" };

/** Pages of the browser itself, which only it and the user open. */
const BROWSER_SCHEMES: ReadonlySet<string> = new Set(["chrome:", "resource:", "about:"]);
/** Documents that belong to whoever made them; the reader view shows what a page wrote. */
const INHERITING = /^about:(?:blank|srcdoc|reader)(?:[?#]|$)/;
const BLOB = "blob:";

/** Reads `originUrl`, `documentUrl` or the URL of a frame. */
export function ownerOfUrl(url: string | undefined): UrlOwner {
  if (url === undefined || INHERITING.test(url)) return { kind: "unnamed" };
  if (url.startsWith(BLOB)) return ownerOfUrl(url.slice(BLOB.length));
  const endpoint = endpointOfUrl(url);
  if (endpoint !== undefined) return { kind: "host", host: endpoint.host };
  const scheme = URL.parse(url)?.protocol ?? "";
  if (scheme === "moz-extension:") return { kind: "extension" };
  if (scheme === "file:") return { kind: "file" };
  return { kind: BROWSER_SCHEMES.has(scheme) ? "browser" : "unnamed" };
}
