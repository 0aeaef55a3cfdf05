import type { AddressSpace } from "../../../address/address-space.ts";

/** An address space that pages of the internet have no business in. */
export type NonPublicSpace = Exclude<AddressSpace, "public">;
