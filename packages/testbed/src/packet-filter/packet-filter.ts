import { isIPv6 } from "node:net";
import { CommandError, NamespaceGoneError, PacketFilterError } from "../errors.ts";
import type { CommandOutput, Network } from "../network/network.ts";
import { removeStaleTables, removeTableAtExit } from "./table-lifetime.ts";
import { createTableName, markProcess } from "./table-name.ts";

/** A port that a rule watches. */
export interface FilteredPort {
  readonly network: Network;
  readonly protocol: "tcp" | "udp";
  readonly host: string;
  readonly port: number;
}

/** A rule in force. */
export interface FilterRule {
  /** Packets that began a contact: SYN, or any datagram; repeated ones count too. */
  count(): Promise<number>;
  remove(): Promise<void>;
}

/** Before everything else that looks at arriving packets (NF_IP_PRI_RAW). */
const PRIORITY = -300;

/**
 * Drops everything that arrives at the port, and counts what began a contact.
 * @throws {PacketFilterError} If nftables is missing or not allowed.
 */
export function dropAttempts(at: FilteredPort): Promise<FilterRule> {
  return addRules(at, ["counter", "drop"]);
}

/**
 * Counts what begins a contact with the port, and lets it pass.
 * @throws {PacketFilterError} If nftables is missing or not allowed.
 */
export function countAttempts(at: FilteredPort): Promise<FilterRule> {
  return addRules(at, ["counter"]);
}

async function addRules(at: FilteredPort, verdicts: readonly ("counter" | "drop")[]): Promise<FilterRule> {
  const { network } = at;
  const self = markProcess(process.pid);
  if (self === undefined) throw new PacketFilterError("nftables needs Linux with /proc");
  await removeStaleTables(network, self);
  const table = createTableName(self);
  const match = `${isIPv6(at.host) ? "ip6" : "ip"} daddr ${at.host} ${at.protocol} dport ${at.port}`;
  const beginning = at.protocol === "tcp" ? `${match} tcp flags & (fin|syn|rst|ack) == syn` : match;
  const rules = verdicts.map((verdict) => (verdict === "drop" ? `${match} drop` : `${beginning} counter`));
  const forget = removeTableAtExit(network, table);
  await nft(
    network,
    `table inet ${table} {\nchain arriving {\ntype filter hook input priority ${PRIORITY}; policy accept;\n${rules.join("\n")}\n}\n}\n`,
  ).catch((error: unknown) => {
    forget();
    throw error;
  });
  let removing: Promise<void> | undefined;
  return {
    count: async () => {
      const { stdout } = await nft(network, `list table inet ${table}\n`);
      const packets = /counter packets (\d+)/.exec(stdout)?.[1];
      if (packets === undefined) throw new PacketFilterError(`table ${table} lost its counter`);
      return Number(packets);
    },
    remove: () => {
      removing ??= nft(network, `delete table inet ${table}\n`).catch(ignoreGoneNamespace).then(forget);
      return removing;
    },
  };
}

async function nft(network: Network, script: string): Promise<CommandOutput> {
  try {
    return await network.run("nft", ["-f", "-"], script);
  } catch (cause) {
    if (!(cause instanceof CommandError)) throw cause;
    throw new PacketFilterError(cause.output.trim(), { cause });
  }
}

/** Its rules ended with it. */
function ignoreGoneNamespace(error: unknown): void {
  if (!(error instanceof NamespaceGoneError)) throw error;
}
