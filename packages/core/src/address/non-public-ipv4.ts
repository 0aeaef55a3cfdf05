import type { BlockRow } from "./address-block.ts";

/**
 * IPv4 blocks that are not public, in the order of the specification's table. The first matching row wins.
 *
 * Source: https://wicg.github.io/local-network-access/#non-public-ip-address-blocks
 * Snapshot: WICG/local-network-access cfe0313, 2026-04-22.
 * Left out: the IPv6 rows, which are in `non-public-ipv6.ts`. Multicast, broadcast, `192.0.0.0/24` and `240.0.0.0/4`
 * are not in the specification's table, and are therefore public.
 */
export const NON_PUBLIC_IPV4 = [
  ["127.0.0.0/8", "loopback"], // RFC 1122, IPv4 Loopback
  ["10.0.0.0/8", "local"], // RFC 1918, Private Use
  ["100.64.0.0/10", "local"], // RFC 6598, Carrier-Grade NAT
  ["172.16.0.0/12", "local"], // RFC 1918, Private Use
  ["192.168.0.0/16", "local"], // RFC 1918, Private Use
  ["198.18.0.0/15", "loopback"], // RFC 2544, Benchmarking
  ["169.254.0.0/16", "local"], // RFC 3927, Link Local
  ["0.0.0.0/32", "loopback"], // RFC 1884, IPv4 null IP address
  ["0.0.0.0/8", "local"], // RFC 1884, IPv4 null IP addresses
] as const satisfies readonly BlockRow[];
