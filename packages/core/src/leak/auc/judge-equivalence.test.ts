import { expect, test } from "vitest";
import { createRandom } from "../../address/spellings/seeded-random.ts";
import { stratifiedArea } from "./area-interval.ts";
import { isEquivalent } from "./equivalence.ts";
import { judgeEquivalence } from "./judge-equivalence.ts";

/** As many values as wanted, evenly spread, `by` to the right. */
function spread(count: number, by: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => (i + 0.5) / count + by);
}

const pair = (count: number, by: number) => ({ a: spread(count, 0), b: spread(count, by) });

test.each([
  [800, 0],
  [60, 0],
  [800, 0.02],
  [1600, 0.02],
  [1600, 0.03],
  [800, 0.06],
] as const)("judgeEquivalence() of one pair of %i, %f apart, says what isEquivalent() does", (count, by) => {
  const [report] = judgeEquivalence([pair(count, by)], 0.05);
  // The interval at 0.95 is that of two one-sided tests at 0.025.
  expect(report?.isEquivalent).toBe(isEquivalent(stratifiedArea([pair(count, by)]), 0.025));
  const isInside = (report?.area.low ?? 0) > 0.45 && (report?.area.high ?? 1) < 0.55;
  expect(report?.isEquivalent).toBe(isInside);
});

test("judgeEquivalence() asks more of each pair the more there are", () => {
  const alone = judgeEquivalence([pair(700, 0)]);
  const many = judgeEquivalence(Array.from({ length: 9 }, () => pair(700, 0)));
  expect(many[0]?.pValue).toBeCloseTo(9 * (alone[0]?.pValue ?? 0), 12);
  expect(many[0]?.area).toEqual(alone[0]?.area);
});

test("judgeEquivalence() passes three pairs whose areas are at the margin in at most 2.5 % of runs", () => {
  const random = createRandom(7);
  const uniform = (): number => random.below(2 ** 30) / 2 ** 30;
  // P(a < b) of two uniforms, one moved by d, is ½ + d − d²/2: 0.55 at this d.
  const by = 1 - Math.sqrt(0.9);
  const values = (shift: number): number[] => Array.from({ length: 300 }, () => uniform() + shift);
  let passed = 0;
  for (let run = 0; run < 400; run++) {
    const pairs = Array.from({ length: 3 }, () => ({ a: values(0), b: values(by) }));
    if (judgeEquivalence(pairs).some(({ isEquivalent }) => isEquivalent)) passed += 1;
  }
  // 0.025 of 400 is 10; with 20 or more the chance would be below 0.003.
  expect(passed).toBeLessThan(20);
});
