import { spawnSync } from "node:child_process";
import { CommandError } from "../errors.ts";
import { HOST_NETWORK } from "../network/host-network.ts";
import type { Network } from "../network/network.ts";
import { commandEnvironment } from "../network/run-command.ts";
import { isStale, type ProcessMark } from "./table-name.ts";

/** Above what removing a table takes; the process is on its way out and must not hang. */
const EXIT_DEADLINE_MS = 2_000;

const liveTables = new Set<string>();
const cleanedNetworks = new WeakSet<Network>();

/** Removes tables whose makers died without doing so. Looks once per process and network. */
export async function removeStaleTables(network: Network, self: ProcessMark): Promise<void> {
  if (cleanedNetworks.has(network)) return;
  cleanedNetworks.add(network);
  for (const table of await listTables(network)) {
    // Two starters may both see it; who comes second finds it gone.
    if (isStale(table, self))
      await network.run("nft", ["delete", "table", "inet", table]).catch(ignoreFailure);
  }
}

/** Names of all `inet` tables; empty when nftables is not to be had. */
export async function listTables(network: Network): Promise<readonly string[]> {
  try {
    const { stdout } = await network.run("nft", ["list", "tables", "inet"]);
    return [...stdout.matchAll(/^table inet (\S+)$/gm)].flatMap(([, name]) => name ?? []);
  } catch (error) {
    ignoreFailure(error);
    return [];
  }
}

/**
 * Removes the table when this process exits, also by an uncaught error.
 * @returns What to call when it is removed already.
 */
export function removeTableAtExit(network: Network, table: string): () => void {
  // A namespace's tables end with it.
  if (network !== HOST_NETWORK) return () => undefined;
  if (liveTables.size === 0) process.on("exit", removeLiveTables);
  liveTables.add(table);
  return () => {
    liveTables.delete(table);
    if (liveTables.size === 0) process.off("exit", removeLiveTables);
  };
}

function removeLiveTables(): void {
  const script = [...liveTables].map((table) => `delete table inet ${table}\n`);
  // One call each: a transaction with one table missing would remove none.
  for (const input of script) {
    spawnSync("nft", ["-f", "-"], { input, timeout: EXIT_DEADLINE_MS, env: commandEnvironment() });
  }
}

function ignoreFailure(error: unknown): void {
  if (!(error instanceof CommandError)) throw error;
}
