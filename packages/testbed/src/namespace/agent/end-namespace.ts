import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** Above what killed processes need to be gone on a busy machine; below the deadline of whoever ends the agent. */
const DEADLINE_MS = 4_000;
/** Leaves the processor to those that are ending. */
const PAUSE_MS = 5;

/**
 * Ends every other process of this process's network namespace and waits until they are gone, 4 s at most: a killed
 * process runs on until the system gives it the processor, and one that forks meanwhile is met in the next round.
 * @throws {Error} If that namespace is the one outside: its processes are not ours.
 */
export function endNamespace(outerNetwork: string): void {
  const network = networkOf("self");
  if (network === undefined || outerNetwork === "" || network === outerNetwork) {
    throw new Error("Cannot end the namespace: this process is not inside one");
  }
  const deadline = performance.now() + DEADLINE_MS;
  let ending: readonly number[] = [];
  do {
    const others = processes().filter((pid) => pid !== process.pid && networkOf(String(pid)) === network);
    // One that is on its way out has left its namespaces before it has ended.
    const killed = new Set([...ending, ...others.filter((pid) => end(pid))]);
    if (killed.size === 0) return;
    pause();
    ending = [...killed].filter((pid) => isRunning(pid));
  } while (performance.now() < deadline);
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
}

/** @returns Whether it is neither gone nor a zombie, which only waits for its parent to ask after it. */
export function isRunning(pid: number): boolean {
  try {
    // The name in parentheses may hold anything (proc(5), /proc/pid/stat).
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error) return false;
    throw error;
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

/** @returns Whether it was there and ours to end. */
function end(pid: number): boolean {
  try {
    return process.kill(pid, "SIGKILL");
  } catch (error) {
    // Gone already, or (a browser's own sandbox) another user's: those end with their parents.
    if (error instanceof Error && "code" in error) return false;
    throw error;
  }
}
