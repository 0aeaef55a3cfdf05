import type { AddressSpace } from "../address/address-space.ts";
import { moreLocal } from "../address/compare-space.ts";
import { closestSpace } from "../address/host-space.ts";
import { loopbackAliasOf } from "../ports/loopback/loopback-alias-of.ts";
import type { PolicyTarget } from "./policy-target.ts";

/**
 * The least public space that a target can stand for: that of the host as it is written, of every address it was
 * resolved to, and of a name that is known to lead to this machine.
 *
 * A listed alias without an address counts as `loopback`; one that was resolved is judged by its addresses.
 */
export function targetSpace({ host, addresses }: PolicyTarget): AddressSpace {
  const written = closestSpace(host);
  if (addresses.length === 0)
    return written === "public" && loopbackAliasOf(host) !== undefined ? "loopback" : written;
  return addresses.map(closestSpace).reduce(moreLocal, written);
}
