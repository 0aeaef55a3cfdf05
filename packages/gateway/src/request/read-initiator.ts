import { parseHost, parseIpAddress, type AddressSpace, type PolicyInitiator } from "@hushport/core";
import { endpointOfUrl } from "@hushport/core";
import type { Authority } from "./authority.ts";

/** Who asks, as far as the bytes on the wire say. */
export interface SeenInitiator {
  readonly initiator: PolicyInitiator;
  /**
   * `seen`: the browser named the page. `hidden`: a plain request that names nobody: a program, or a page that asked its
   * browser to keep quiet. `encrypted`: TLS, or a protocol without origins.
   */
  readonly visibility: "seen" | "hidden" | "encrypted";
  /** Origin or address of the page, for the log. */
  readonly page: string | null;
}

/** Header lines that pages cannot write, in lower case. */
type Headers = NodeJS.Dict<string | string[]>;

/** Address space of the documents of a host; `null` when nobody knows. */
type SpaceOfHost = (host: string) => AddressSpace | null;

/** Nobody is named: counts as a public page, as the policy has it for whatever is in doubt. */
const NOBODY: PolicyInitiator = { kind: "page", document: { host: null, space: null }, ancestors: [] };

/** What is known of whoever opens a tunnel that is not plain HTTP. */
export const ENCRYPTED_INITIATOR: SeenInitiator = { initiator: NOBODY, visibility: "encrypted", page: null };

/**
 * Tells who made a plain request. Goes by header lines that no page can forge (`Origin`, `Sec-Fetch-*`) or forge for
 * another origin (`Referer`); a page can leave them away, so their absence proves nothing.
 *
 * @see https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-site-header
 */
export function readInitiator(headers: Headers, target: Authority, spaceOf: SpaceOfHost): SeenInitiator {
  const origin = single(headers["origin"]);
  const referer = single(headers["referer"]);
  if (origin !== undefined) return fromUrl(origin, spaceOf);
  const site = single(headers["sec-fetch-site"]);
  if (site === "none" && referer === undefined && isUserNavigation(headers))
    return { initiator: { kind: "user" }, visibility: "seen", page: null };
  if (referer !== undefined) return fromUrl(referer, spaceOf);
  if ((site === "same-origin" || site === "same-site") && standsForItself(target.host))
    return page(target.host, spaceOf, null);
  return { initiator: NOBODY, visibility: "hidden", page: null };
}

function isUserNavigation(headers: Headers): boolean {
  return headers["sec-fetch-mode"] === "navigate" && headers["sec-fetch-dest"] === "document";
}

/** An opaque origin (`null`) and whatever cannot be read name nobody, and are seen to. */
function fromUrl(url: string, spaceOf: SpaceOfHost): SeenInitiator {
  const host = endpointOfUrl(url)?.host.replace(/\.$/, "");
  if (host === undefined || host === "") return { initiator: NOBODY, visibility: "seen", page: url };
  return page(host, spaceOf, url);
}

function page(host: string, spaceOf: SpaceOfHost, url: string | null): SeenInitiator {
  return {
    initiator: { kind: "page", document: { host, space: spaceOf(host) }, ancestors: [] },
    visibility: "seen",
    page: url,
  };
}

/** Tells whether a host is the whole of its site, so that "same site" means the same host. */
function standsForItself(host: string): boolean {
  return parseIpAddress(host) !== undefined || parseHost(host)?.kind !== "name" || host === "localhost";
}

function single(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : value?.join(", ");
}
