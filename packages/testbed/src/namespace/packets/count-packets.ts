import type { Network } from "../../network/network.ts";
import type { Protocol } from "../../targets/target.ts";
import { PacketCounts } from "./packet-counts.ts";

/** Reads how much was sent until now. @throws {CommandError} If the namespace's rules are gone. */
export type ReadPacketCounts = () => Promise<PacketCounts>;

const TABLE = "inet sent";
/** Before every other rule (NF_IP_PRI_RAW is -300), so that what is dropped later counts too. */
const PRIORITY = -310;
/** Above all ports of a dozen hosts; memory is taken as it is needed. */
const MOST_ENDPOINTS = 1_000_000;

/** The packets that begin a contact, one set for each protocol and family: the packet filter adds endpoints itself. */
const SETS: readonly {
  readonly name: string;
  readonly protocol: Protocol;
  readonly address: string;
  readonly rule: string;
}[] = [
  { name: "tcp4", protocol: "tcp", address: "ipv4_addr", rule: "update @tcp4 { ip daddr . tcp dport }" },
  { name: "tcp6", protocol: "tcp", address: "ipv6_addr", rule: "update @tcp6 { ip6 daddr . tcp dport }" },
  { name: "udp4", protocol: "udp", address: "ipv4_addr", rule: "update @udp4 { ip daddr . udp dport }" },
  { name: "udp6", protocol: "udp", address: "ipv6_addr", rule: "update @udp6 { ip6 daddr . udp dport }" },
];

const BEGINNING = { tcp: "tcp flags & (fin|syn|rst|ack) == syn ", udp: "" } as const;

/**
 * Counts what programs inside send, wherever it goes: also to closed ports, to hosts that filter, to hosts that are not
 * there and to addresses that the namespace does not have.
 * @throws {CommandError} If nftables is missing or not allowed.
 */
export async function countPackets(network: Network): Promise<ReadPacketCounts> {
  const sets = SETS.map(
    ({ name, address }) =>
      `set ${name} { type ${address} . inet_service; size ${MOST_ENDPOINTS}; flags dynamic; counter; }`,
  );
  const rules = SETS.map(({ protocol, rule }) => `${BEGINNING[protocol]}${rule}`);
  const chain = `chain leaving {\ntype filter hook output priority ${PRIORITY}; policy accept;\n${rules.join("\n")}\n}`;
  await network.run("nft", ["-f", "-"], `table ${TABLE} {\n${sets.join("\n")}\n${chain}\n}\n`);
  return async () => {
    const { stdout } = await network.run("nft", ["list", "table", ...TABLE.split(" ")]);
    return parseCounts(stdout);
  };
}

/** Reads what `nft list table` prints. */
export function parseCounts(listing: string): PacketCounts {
  const counts = SETS.flatMap(({ name, protocol }) => {
    const set = new RegExp(`\\bset ${name} \\{([^]*?)\\n\\t\\}`).exec(listing)?.[1] ?? "";
    return [...set.matchAll(/([\da-f.:]+) \. (\d+) counter packets (\d+)/g)].map(
      ([, host = "", port, packets]) => ({ protocol, host, port: Number(port), packets: Number(packets) }),
    );
  });
  return new PacketCounts(counts);
}
