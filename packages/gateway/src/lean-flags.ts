/**
 * What Node is started with in a process that is a gateway and nothing else: it copies bytes, so that a small heap and
 * less compiled code cost it nothing that could be measured. After 900 MB through tunnels and with 2,000 of them idle it
 * took 104 MB in place of 120 to 140 (Node 24, Linux, a busy machine).
 */
export const LEAN_FLAGS: readonly string[] = ["--max-semi-space-size=2", "--optimize-for-size", "--no-opt"];
