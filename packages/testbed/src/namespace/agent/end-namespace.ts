import { readdirSync, readlinkSync } from "node:fs";

/** A program that forks while it is being ended is met in the next round. */
const MOST_ROUNDS = 20;

/**
 * Ends every other process of this process's network namespace.
 * @throws {Error} If that namespace is the one outside: its processes are not ours.
 */
export function endNamespace(outerNetwork: string): void {
  const network = networkOf("self");
  if (network === undefined || outerNetwork === "" || network === outerNetwork) {
    throw new Error("Cannot end the namespace: this process is not inside one");
  }
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const others = processes().filter((pid) => pid !== process.pid && networkOf(String(pid)) === network);
    if (others.length === 0) return;
    for (const pid of others) end(pid);
  }
}

/** @returns The network namespace's name, or `undefined` when the process is gone or hidden from us. */
export function networkOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/ns/net`);
  } catch (error) {
    if (error instanceof Error && "code" in error) return undefined;
    throw error;
  }
}

function processes(): number[] {
  return readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
}

function end(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    // Gone already, or (a browser's own sandbox) another user's: those end with their parents.
    if (!(error instanceof Error && "code" in error)) throw error;
  }
}
