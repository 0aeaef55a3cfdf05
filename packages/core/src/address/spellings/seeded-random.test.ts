import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "./seeded-random.ts";

test("createRandom() gives the same stream for the same seed", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const [a, b] = [createRandom(seed), createRandom(seed)];
      for (let count = 0; count < 20; count++) expect(a.below(2 ** 32)).toBe(b.below(2 ** 32));
    }),
  );
});

test("below() stays below its limit and reaches every number, about equally often", () => {
  const random = createRandom(3);
  const counts = Array.from({ length: 10 }, () => 0);
  for (let count = 0; count < 10_000; count++) {
    const drawn = random.below(10);
    counts[drawn] = (counts[drawn] ?? 0) + 1;
  }
  expect(counts).toHaveLength(10);
  // 1,000 each; the standard deviation is 30, so seven of them never happen by chance.
  for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(210);
});

test("pick() gives items of the list, and throws RangeError for an empty one", () => {
  const random = createRandom(1);
  expect(["a", "b"]).toContain(random.pick(["a", "b"]));
  expect(random.pick([undefined])).toBeUndefined();
  expect(() => random.pick([])).toThrow(RangeError);
});
