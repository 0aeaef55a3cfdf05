/** How this system lets us have a network of our own. */
export interface IsolationWay {
  readonly id: "root" | "user-namespace" | "user-namespace-as-root";
  /** For `unshare`: what is new. */
  readonly unshare: readonly string[];
  /** For `nsenter`: what to join, so that the user stays who it is outside. */
  readonly enter: readonly string[];
}

/**
 * All ways, best first. A program's user stays the same in the first two, which browsers need: as root they demand
 * `--no-sandbox`.
 *
 * Source: unshare(1), nsenter(1), util-linux 2.38. Snapshot: 2026-11. Left out: process id namespaces, in which signals
 * to a program would have to be relayed.
 */
export const ISOLATION_WAYS = [
  {
    id: "root",
    unshare: ["--net", "--mount"],
    enter: ["--net", "--mount"],
  },
  {
    id: "user-namespace",
    // Capabilities are kept over exec so that `ip` and `mount` may work.
    unshare: ["--user", "--map-current-user", "--keep-caps", "--net", "--mount"],
    enter: ["--user", "--preserve-credentials", "--net", "--mount"],
  },
  {
    id: "user-namespace-as-root", // util-linux before 2.36 has no --keep-caps
    unshare: ["--user", "--map-root-user", "--net", "--mount"],
    enter: ["--user", "--preserve-credentials", "--net", "--mount"],
  },
] as const satisfies readonly IsolationWay[];

/** Ways that may work for this user. */
export function candidateWays(userId: number): readonly IsolationWay[] {
  return userId === 0 ? ISOLATION_WAYS : ISOLATION_WAYS.slice(1);
}
