import { addressesOf, flipping, type NameRecord } from "../names/name-record.ts";

/** Where sites of the "internet" inside are served. */
export const PUBLIC_ADDRESS = "203.0.113.10";
/** Where their third parties are. */
export const THIRD_PARTY_ADDRESS = "198.51.100.7";

/**
 * Names that programs inside resolve, whatever they are told to do with others: no other name exists.
 *
 * Source: `.test` is nobody's (RFC 6761 §6.2); the addresses are those of `DEFAULT_LAN`. Snapshot: 2026-11.
 * Left out: `localhost` and names below it, which resolvers answer themselves.
 */
export const LAB_NETWORK_NAMES: readonly NameRecord[] = [
  addressesOf("*.test", PUBLIC_ADDRESS),
  addressesOf("*.third.test", THIRD_PARTY_ADDRESS),
  addressesOf("*.loop.test", "127.0.0.1", "::1"),
  addressesOf("*.lan.test", "192.168.77.1"),
  addressesOf("*.six.test", "fd77::1"),
  // The first question is answered with a public address, all later ones with this machine: DNS rebinding.
  flipping("*.rb.test", PUBLIC_ADDRESS, "127.0.0.1"),
];
