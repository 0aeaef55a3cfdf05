import { createBlockLookup, type IpAddress } from "./address-block.ts";
import type { AddressSpace } from "./address-space.ts";
import type { Ipv6 } from "./ipv6.ts";
import { NON_PUBLIC_IPV4 } from "./non-public-ipv4.ts";
import { NON_PUBLIC_IPV6 } from "./non-public-ipv6.ts";

const spaceOfIpv4 = createBlockLookup(NON_PUBLIC_IPV4);
const spaceOfIpv6 = createBlockLookup(NON_PUBLIC_IPV6);

/**
 * Determines the IP address space, exactly as the specification does.
 *
 * @see https://wicg.github.io/local-network-access/#determine-the-ip-address-space
 */
export function addressSpaceOfAddress(address: IpAddress): AddressSpace {
  if (address.kind === "ipv4") return spaceOfIpv4(address);
  // "If address belongs to the ::ffff:0:0/96 'IPv4-mapped Address' address block, then replace address with its
  // embedded IPv4 address."
  if (isIpv4Mapped(address)) return spaceOfIpv4({ kind: "ipv4", bits: address.words[3] });
  // "For each row in the Non-public IP address blocks table: if address belongs to row's address block, return row's
  // address space. Return public."
  return spaceOfIpv6(address);
}

function isIpv4Mapped({ words }: Ipv6): boolean {
  return words[0] === 0 && words[1] === 0 && words[2] === 0xffff;
}
