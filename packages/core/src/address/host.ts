import { parseIpAddress, type IpAddress } from "./address-block.ts";
import { canonicalHost } from "./canonical-host.ts";
import { parseIpv6 } from "./ipv6.ts";

/** What stands in the host place of a URL, as browsers read it. */
export type Host = IpAddress | { readonly kind: "name"; readonly name: string };

/** A name that the URL standard leaves as it is: lower-case ASCII, and not ending in a number. */
const CANONICAL_NAME = /^(?:[a-z0-9_-]+\.)*[a-z_-][a-z0-9_-]*\.?$/;
/** The zone of a scoped address (RFC 4007 §11), which resolvers report and URLs refuse. */
const ZONE = /%.*$/s;

/**
 * Reads a host in any spelling; canonical ones take no detour through the browser's URL parser.
 *
 * @returns `undefined` when no browser accepts it.
 */
export function parseHost(text: string): Host | undefined {
  const address = parseIpAddress(text);
  if (address !== undefined) return address;
  if (CANONICAL_NAME.test(text)) return { kind: "name", name: text };
  const canonical = canonicalHost(text);
  if (canonical === undefined) return parseIpv6(text.replace(ZONE, ""));
  return parseIpAddress(canonical) ?? { kind: "name", name: canonical };
}
