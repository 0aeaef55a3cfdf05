import { parseIpAddress } from "../address/address-block.ts";
import type { AddressSpace } from "../address/address-space.ts";
import { moreLocal } from "../address/compare-space.ts";
import { closestSpace } from "../address/host-space.ts";
import { isLocalByHabit } from "../address/local-names.ts";
import { loopbackAliasOf } from "../ports/loopback/loopback-alias-of.ts";
import { isLocalName } from "./local-name.ts";
import type { PolicyTarget } from "./policy-target.ts";

/**
 * The least public space that a target can stand for: that of the host as it is written, of every address it was
 * resolved to, and of a name that is known to lead to this machine.
 *
 * A listed alias without an address counts as `loopback`; one that was resolved is judged by its addresses, and so is a
 * name that is local by habit only. What the
 * user declared to be local is local wherever it leads.
 */
export function targetSpace(
  { host, addresses }: PolicyTarget,
  localNames: readonly string[] = [],
): AddressSpace {
  const isResolved = addresses.length > 0;
  const literal = isResolved && isLocalByHabit(host) ? "public" : closestSpace(host);
  const written = isLocalName(host, localNames) ? moreLocal(literal, "local") : literal;
  if (!isResolved) return literal === "public" && loopbackAliasOf(host) !== undefined ? "loopback" : written;
  return addresses.map(closestSpace).reduce(moreLocal, written);
}

/**
 * The least public space that a page's own host can stand for. How it is written says nothing, since the page is
 * already there: only addresses that it was resolved to do (rebinding).
 */
export function ownHostSpace({ host, addresses }: PolicyTarget): AddressSpace {
  if (addresses.length === 0 || parseIpAddress(host) !== undefined) return "public";
  return addresses.map(closestSpace).reduce(moreLocal);
}
