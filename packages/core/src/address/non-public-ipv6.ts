import type { BlockRow } from "./address-block.ts";

/**
 * IPv6 blocks that are not public, in the order of the specification's table. The first matching row wins.
 *
 * Source: https://wicg.github.io/local-network-access/#non-public-ip-address-blocks
 * Snapshot: WICG/local-network-access cfe0313, 2026-04-22.
 * Left out: the IPv4 rows, which are in `non-public-ipv4.ts`, and `::ffff:0:0/96` ("see mapped IPv4 address"), which
 * is a step of the algorithm in `address-space-of-address.ts`. Multicast (`ff00::/8`) is not in the specification's
 * table, and is therefore public.
 */
export const NON_PUBLIC_IPV6 = [
  ["::1/128", "loopback"], // RFC 4291, IPv6 Loopback
  ["fc00::/7", "local"], // RFC 4193, Unique Local
  ["fe80::/10", "local"], // RFC 4291, Link-Local Unicast
  ["fec0::/10", "local"], // RFC 3513, Site-Local Unicast
  ["::/128", "loopback"], // RFC 1884, IPv6 unspecified address
  ["2001:db8::/32", "local"], // RFC 3849, IPv6 documentation addresses
  ["3fff::/20", "local"], // RFC 9637, IPv6 documentation addresses
] as const satisfies readonly BlockRow[];
