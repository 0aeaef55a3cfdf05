import { parseHost } from "../address/host.ts";
import { loopbackAliasOf } from "../ports/loopback/loopback-alias-of.ts";
import type { PolicyTarget } from "./policy-target.ts";

/** What resolvers with a block list answer: the null address (Pi-hole, AdGuard Home) or this machine (hosts files). */
const NULL_ADDRESSES: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);
const OWN_ADDRESSES: ReadonlySet<string> = new Set(["127.0.0.1", "::1"]);
/** Ports of ordinary web pages: a name on a block list is asked for there, a scanner asks elsewhere. */
const WEB_PORTS: ReadonlySet<number> = new Set([80, 443]);

/**
 * Tells whether a public name was answered by a block list: by the null address on any port, or by this machine's on
 * an ordinary web port where no list knows the name as an alias. The request is blocked all the same; it is no scan.
 */
export function isSinkhole({ host, port, addresses }: PolicyTarget): boolean {
  if (addresses.length === 0 || parseHost(host)?.kind !== "name") return false;
  if (addresses.every((address) => NULL_ADDRESSES.has(address))) return true;
  return (
    WEB_PORTS.has(port) &&
    loopbackAliasOf(host) === undefined &&
    addresses.every((address) => NULL_ADDRESSES.has(address) || OWN_ADDRESSES.has(address))
  );
}
