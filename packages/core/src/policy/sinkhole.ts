import { parseHost } from "../address/host.ts";
import { isNullAddress } from "../address/null-address.ts";
import { loopbackAliasOf } from "../ports/loopback/loopback-alias-of.ts";
import { WEB_PORTS } from "../ports/web-ports.ts";
import type { PolicyTarget } from "./policy-target.ts";

/** What hosts files answer in the place of the null address. */
const OWN_ADDRESSES: ReadonlySet<string> = new Set(["127.0.0.1", "::1"]);

/**
 * Tells whether a public name was answered by a block list: on an ordinary web port, by the null address (Pi-hole,
 * AdGuard Home), or by this machine's where no list knows the name as an alias. The request is blocked all the same; it
 * is no scan. On any other port it may be one: everybody can make his own name answer the null address.
 */
export function isSinkhole({ host, port, addresses }: PolicyTarget): boolean {
  if (!WEB_PORTS.has(port) || addresses.length === 0 || parseHost(host)?.kind !== "name") return false;
  if (addresses.every(isNullAddress)) return true;
  return (
    loopbackAliasOf(host) === undefined &&
    addresses.every((address) => isNullAddress(address) || OWN_ADDRESSES.has(address))
  );
}
