import { formatIpv6, parseIpv6 } from "@hushport/core";
import { BlockList, isIP, isIPv4, isIPv6 } from "node:net";
import type { LanHost } from "./lan-host.ts";

/** The interface that the private network hangs on; its twin answers nobody. */
const LINK = "lan0";
const TWIN = "lan1";

/**
 * Beside the hosts: the way to everything else, without which browsers believe themselves offline or without IPv6.
 * Nobody is there.
 */
const GATEWAYS = ["203.0.113.1", "fd77::ff"] as const;
/** A host's neighbours: those of the same /24, or /64 in IPv6. */
const PREFIX_LENGTH = { ipv4: 24, ipv6: 64 } as const;

/**
 * Commands for `ip -batch` that make the network: a pair of virtual links, since the kernel may lack the `dummy` device.
 *
 * Addresses stand alone and their neighbourhoods are routes, so that a dead host is asked for on the link, and nobody
 * answers, as on a real one.
 */
export function linkScript(hosts: readonly LanHost[]): string {
  const present = hosts.filter(({ state }) => state !== "dead");
  const neighbourhoods = [...new Set(hosts.map(({ address }) => neighbourhoodOf(address)))];
  return [
    `link add ${LINK} type veth peer name ${TWIN}`,
    // Addresses that come later by themselves would tell browsers that the network changed: they drop what is under way.
    ...[LINK, TWIN].map((link) => `link set ${link} addrgenmode none`),
    ...[LINK, TWIN].map((link) => `link set ${link} up`),
    ...present.map(({ address }) =>
      // Without `nodad` an IPv6 address cannot be used for the first second.
      isIPv6(address)
        ? `address add ${address}/128 dev ${LINK} nodad`
        : `address add ${address}/32 dev ${LINK}`,
    ),
    ...neighbourhoods.map((block) => `route replace ${block} dev ${LINK}`),
    ...GATEWAYS.map((gateway) => `route replace default via ${gateway} dev ${LINK} onlink`),
    "",
  ].join("\n");
}

/** Rules for `nft -f` that drop what arrives at filtering hosts; empty when there are none. */
export function filterScript(hosts: readonly LanHost[]): string {
  const rules = hosts.flatMap(({ address, state }) =>
    state === "filtering" ? [`${isIPv4(address) ? "ip" : "ip6"} daddr ${address} drop`] : [],
  );
  if (rules.length === 0) return "";
  return `table inet lan {\nchain arriving {\ntype filter hook input priority -300; policy accept;\n${rules.join("\n")}\n}\n}\n`;
}

/** @throws {RangeError} If a host has no address of its own. */
export function assertHosts(hosts: readonly LanHost[]): void {
  const taken = new BlockList();
  taken.addSubnet("127.0.0.0", 8);
  taken.addAddress("0.0.0.0");
  taken.addAddress("::", "ipv6");
  taken.addAddress("::1", "ipv6");
  for (const { address } of hosts) {
    if (isIP(address) === 0) throw new RangeError(`Cannot add host ${address}: it is no IP address`);
    const family = isIPv4(address) ? "ipv4" : "ipv6";
    if (taken.check(address, family)) throw new RangeError(`Cannot add host ${address}: it is taken`);
    taken.addAddress(address, family);
  }
}

function neighbourhoodOf(address: string): string {
  const ipv6 = parseIpv6(address);
  if (ipv6 === undefined) return `${address.replace(/\d+$/, "0")}/${PREFIX_LENGTH.ipv4}`;
  const [first, second] = ipv6.words;
  return `${formatIpv6({ kind: "ipv6", words: [first, second, 0, 0] })}/${PREFIX_LENGTH.ipv6}`;
}
