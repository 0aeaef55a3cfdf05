import type { AddressSpace } from "./address-space.ts";
import { addressSpaceOfAddress } from "./address-space-of-address.ts";
import { moreLocal } from "./compare-space.ts";
import { embeddedSpaceOfAddress } from "./embedded-space.ts";
import { parseHost, type Host } from "./host.ts";
import { addressSpaceOfName } from "./local-names.ts";

/**
 * Tells the address space of a host in any spelling: the specification's table for addresses, special-use names for
 * names.
 *
 * It is the table to the letter: multicast, broadcast and `240.0.0.0/4` are `public`, and so is an address that
 * embeds a private one (see {@link embeddedSpace}). A host that no browser accepts is `public`: nothing is reached by it.
 */
export function addressSpace(host: string): AddressSpace {
  const parsed = parseHost(host);
  return parsed === undefined ? "public" : addressSpaceOfHost(parsed);
}

/**
 * Tells what a translator or tunnel would make of an IPv6 host: the most private space of the IPv4 addresses that it
 * embeds (NAT64, 6to4, Teredo, ISATAP, …). Our conservative reading, not the specification's.
 *
 * @returns `undefined` when the host embeds nothing. IPv4-mapped addresses are `addressSpace`'s own business.
 */
export function embeddedSpace(host: string): AddressSpace | undefined {
  const parsed = parseHost(host);
  return parsed === undefined ? undefined : embeddedSpaceOfHost(parsed);
}

/** The more private of {@link addressSpace} and {@link embeddedSpace}: what recorder and guard go by. */
export function closestSpace(host: string): AddressSpace {
  const parsed = parseHost(host);
  if (parsed === undefined) return "public";
  return moreLocal(addressSpaceOfHost(parsed), embeddedSpaceOfHost(parsed) ?? "public");
}

/** Tells whether a host is, by either reading, on this machine or its network. */
export function isLocalHost(host: string): boolean {
  return closestSpace(host) !== "public";
}

function addressSpaceOfHost(host: Host): AddressSpace {
  return host.kind === "name" ? addressSpaceOfName(host.name) : addressSpaceOfAddress(host);
}

function embeddedSpaceOfHost(host: Host): AddressSpace | undefined {
  return host.kind === "ipv6" ? embeddedSpaceOfAddress(host) : undefined;
}
