import type { PortRange } from "./grant.ts";

const LAST_PORT = 65_535;

/** How many ports ranges have together; what two of them have counts twice. */
export function countPorts(ports: readonly PortRange[]): number {
  return ports.reduce((sum, { from, to }) => sum + to - from + 1, 0);
}

/** Tells whether a range is all ports. */
export function isEveryPort({ from, to }: PortRange): boolean {
  return from === 1 && to === LAST_PORT;
}
