import type { Strategy } from "./search-order.ts";

/**
 * Searches a network of which the truth is known, as a page would.
 *
 * @returns Of each host, the number of probes until it was found.
 */
export function simulateSearch(strategy: Strategy, hosts: readonly number[]): readonly number[] {
  const tried = new Set<number>();
  const found: number[] = [];
  const foundAt: number[] = [];
  while (found.length < hosts.length) {
    const batch = strategy.rank({ tried, found }).slice(0, strategy.atOnce);
    if (batch.length === 0) break;
    for (const host of batch) {
      tried.add(host);
      if (!hosts.includes(host)) continue;
      found.push(host);
      foundAt.push(tried.size);
    }
  }
  return foundAt;
}
