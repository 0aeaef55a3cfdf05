/** Chance that repeats itself: the same seed gives the same trace on every machine. */
export interface Chance {
  /** At least 0, less than 1. */
  readonly unit: () => number;
  /** Both ends included. */
  readonly integer: (first: number, last: number) => number;
  readonly pick: <T>(values: readonly T[]) => T;
  readonly shuffle: <T>(values: readonly T[]) => T[];
  /** As many different values as asked for, or all. */
  readonly sample: <T>(values: readonly T[], count: number) => T[];
}

/**
 * Starts a generator of 32 bits (mulberry32): short, and more than good enough to vary traces.
 *
 * @see https://github.com/cprosche/mulberry32
 */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const unit = () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const integer = (first: number, last: number) => first + Math.floor(unit() * (last - first + 1));
  const shuffle = <T>(values: readonly T[]) =>
    values
      .map((value) => ({ value, order: unit() }))
      .sort((a, b) => a.order - b.order)
      .map(({ value }) => value);
  return {
    unit,
    integer,
    shuffle,
    pick: (values) => {
      const [picked] = values.slice(integer(0, values.length - 1));
      if (picked === undefined) throw new RangeError("Cannot pick from nothing");
      return picked;
    },
    sample: (values, count) => shuffle(values).slice(0, count),
  };
}
