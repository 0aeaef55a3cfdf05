import { compareSpace } from "../address/compare-space.ts";
import type { AddressSpace } from "../address/address-space.ts";
import type { PolicyInitiator, PolicyOrigin } from "./policy-initiator.ts";

/**
 * The address space that a page acts from: its document's; of an opaque origin the most public one among its
 * ancestors, since anybody could have written it. Unknown counts as public, and so does an opaque origin without
 * ancestors.
 */
export function initiatorSpace(page: PolicyInitiator & { readonly kind: "page" }): AddressSpace {
  if (page.document.host !== null) return spaceOf(page.document);
  if (page.ancestors.length === 0) return "public";
  return page.ancestors.map(spaceOf).reduce((a, b) => (compareSpace(a, b) >= 0 ? a : b));
}

function spaceOf({ space }: PolicyOrigin): AddressSpace {
  return space ?? "public";
}
