/**
 * Address spaces of the WICG Local Network Access specification, most private first.
 *
 * @see https://wicg.github.io/local-network-access/#ip-address-space-section
 */
export const ADDRESS_SPACES = ["loopback", "local", "public"] as const;

/** Address space: this machine, its network, or everything else. */
export type AddressSpace = (typeof ADDRESS_SPACES)[number];
