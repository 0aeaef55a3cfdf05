import { addressSpaceOfAddress } from "./address-space-of-address.ts";
import type { AddressSpace } from "./address-space.ts";
import { moreLocal } from "./compare-space.ts";
import { EMBEDDINGS } from "./embeddings.ts";
import type { Ipv6 } from "./ipv6.ts";

/** @returns The most private space of all IPv4 addresses that `address` embeds, `undefined` when it embeds none. */
export function embeddedSpaceOfAddress(address: Ipv6): AddressSpace | undefined {
  let closest: AddressSpace | undefined;
  for (const { read } of EMBEDDINGS) {
    for (const embedded of read(address)) {
      const space = addressSpaceOfAddress(embedded);
      closest = closest === undefined ? space : moreLocal(closest, space);
    }
  }
  return closest;
}
