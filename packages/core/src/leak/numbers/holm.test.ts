import * as fc from "fast-check";
import { expect, test } from "vitest";
import { at } from "./at.ts";
import { adjustHolm } from "./holm.ts";

test("adjustHolm() is R's p.adjust(c(0.01, 0.04, 0.03, 0.005), 'holm')", () => {
  const adjusted = adjustHolm([0.01, 0.04, 0.03, 0.005]);
  for (const [i, expected] of [0.03, 0.06, 0.06, 0.02].entries())
    expect(adjusted[i]).toBeCloseTo(expected, 12);
});

test("adjustHolm() keeps the order, never lowers, and stays between its input and Bonferroni's", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (pValues) => {
      const adjusted = adjustHolm(pValues);
      for (const [i, p] of pValues.entries()) {
        expect(at(adjusted, i)).toBeGreaterThanOrEqual(p);
        expect(at(adjusted, i)).toBeLessThanOrEqual(Math.min(1, p * pValues.length));
        for (const [j, q] of pValues.entries())
          if (p < q) expect(at(adjusted, i)).toBeLessThanOrEqual(at(adjusted, j));
      }
    }),
  );
});
