import { getDomain } from "tldts";
import { parseHost } from "../../address/host.ts";

/**
 * The site that a host belongs to: its registrable domain by the Public Suffix List, private suffixes included (each
 * customer of `github.io` is a site of its own); an address, a reserved name or a public suffix stands for itself.
 *
 * @param host Canonical, without brackets.
 */
export function siteOf(host: string): string {
  const parsed = parseHost(host);
  if (parsed?.kind !== "name") return host;
  const name = parsed.name.replace(/\.$/, "");
  return getDomain(name, { allowPrivateDomains: true, validateHostname: false }) ?? name;
}
