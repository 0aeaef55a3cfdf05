import { createRandom } from "@hushport/core";
import { expect, test } from "vitest";
import { DEVICES, drawHomeNetwork, LAYOUTS, type Layout } from "./home-network.ts";
import { simulateSearch } from "./simulate-search.ts";
import { atRandom, inOrder, nextToFinds, type Strategy } from "./search-order.ts";

function seeded(seed: number): () => number {
  const random = createRandom(seed);
  return () => random.below(2 ** 32) / 2 ** 32;
}

function meanProbes(strategyOf: (seed: number) => Strategy, layout: Layout): number {
  const counts = Array.from({ length: 40 }, (_, seed) =>
    simulateSearch(strategyOf(seed), drawHomeNetwork(layout, seeded(seed))).at(-1),
  );
  return counts.reduce<number>((sum, count) => sum + (count ?? Infinity), 0) / counts.length;
}

const STRATEGIES = [inOrder, atRandom(seeded(7)), nextToFinds];

test.each(STRATEGIES.map((strategy) => [strategy.name, strategy] as const))(
  "%s tries every address once, whatever was found",
  (_, { rank }) => {
    expect([...rank({ tried: new Set(), found: [] })].toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 254 }, (_, place) => place + 1),
    );
    const tried = new Set([1, 100, 101]);
    const rest = rank({ tried, found: [1, 101] });
    expect(new Set(rest).size).toBe(251);
    expect(rest.some((host) => tried.has(host))).toBe(false);
  },
);

test.each(LAYOUTS)("drawHomeNetwork() of %s has a router and its devices, each once", (layout) => {
  const hosts = drawHomeNetwork(layout, seeded(1));
  expect(hosts).toHaveLength(DEVICES + 1);
  expect(new Set(hosts).size).toBe(hosts.length);
  expect(hosts[0]).toBe(1);
  expect(hosts.every((host) => host >= 1 && host <= 254)).toBe(true);
});

test("nextToFinds needs fewer probes than the others where addresses were given in order", () => {
  const clustered = meanProbes(() => nextToFinds, "in order");
  expect(clustered).toBeLessThan(meanProbes(() => inOrder, "in order"));
  expect(clustered).toBeLessThan(meanProbes((seed) => atRandom(seeded(seed)), "in order") / 3);
});

test("nextToFinds saves little where addresses are spread", () => {
  const spread = meanProbes(() => nextToFinds, "spread over the pool");
  expect(spread).toBeGreaterThan(meanProbes(() => inOrder, "spread over the pool") / 2);
});
