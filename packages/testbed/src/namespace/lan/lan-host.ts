/**
 * What a host of the private network does.
 *
 * `alive` has its address, and targets can be opened there; `refusing` has its address and nothing else;
 * `filtering` drops all that arrives; `dead` is not there, so that nobody answers for its address.
 */
export const HOST_STATES = ["alive", "refusing", "filtering", "dead"] as const;

/** What a host of the private network does. */
export type HostState = (typeof HOST_STATES)[number];

/** One host of the private network. */
export interface LanHost {
  /** IP address, IPv6 without brackets. */
  readonly address: string;
  readonly state: HostState;
}

/**
 * A home network with a few neighbours, and two hosts that stand for the internet.
 *
 * Source: private ranges of RFC 1918 and RFC 4193; for "public" ones the documentation ranges of RFC 5737, which the
 * Local Network Access table counts as public. Snapshot: 2026-11. Left out: public IPv6, since the documentation range
 * of RFC 3849 counts as local there.
 */
export const DEFAULT_LAN = [
  { address: "192.168.77.1", state: "alive" }, // RFC 1918, as a router
  { address: "192.168.77.20", state: "refusing" }, // RFC 1918
  { address: "192.168.77.30", state: "filtering" }, // RFC 1918
  { address: "192.168.77.40", state: "dead" }, // RFC 1918
  { address: "10.77.0.1", state: "alive" }, // RFC 1918
  { address: "fd77::1", state: "alive" }, // RFC 4193
  { address: "fd77::20", state: "refusing" }, // RFC 4193
  { address: "fd77::30", state: "filtering" }, // RFC 4193
  { address: "fd77::40", state: "dead" }, // RFC 4193
  { address: "203.0.113.10", state: "alive" }, // RFC 5737, a site
  { address: "198.51.100.7", state: "alive" }, // RFC 5737, a third party
] as const satisfies readonly LanHost[];
