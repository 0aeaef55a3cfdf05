import { at } from "./at.ts";

/**
 * P-values adjusted so that the chance of even one false rejection in the whole family stays below the level, whatever
 * their dependence.
 *
 * @see Holm (1979), "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6(2)
 */
export function adjustHolm(pValues: readonly number[]): readonly number[] {
  const order = pValues.map((_, index) => index).sort((a, b) => at(pValues, a) - at(pValues, b));
  const adjusted = pValues.map(() => 1);
  let floor = 0;
  for (const [place, index] of order.entries()) {
    floor = Math.max(floor, Math.min(1, (pValues.length - place) * at(pValues, index)));
    adjusted[index] = floor;
  }
  return adjusted;
}
