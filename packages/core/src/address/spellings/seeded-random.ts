/** A stream of numbers that its seed decides. */
export interface SeededRandom {
  /** @returns An integer from 0 up to, not including, `limit`. */
  readonly below: (limit: number) => number;
  /** @throws {RangeError} If `list` is empty. */
  readonly pick: <Item>(list: readonly Item[]) => Item;
}

/** Makes the same stream for the same seed everywhere: mulberry32, which needs 32-bit arithmetic only. */
export function createRandom(seed: number): SeededRandom {
  let state = seed | 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const fraction = ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    return Math.floor(fraction * limit);
  };
  return {
    below,
    pick: (list) => {
      const at = below(list.length);
      for (const item of list.slice(at, at + 1)) return item;
      throw new RangeError("Cannot pick from a list: it is empty");
    },
  };
}
