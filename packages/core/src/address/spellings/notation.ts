import type { SeededRandom } from "./seeded-random.ts";

/** One way to write something that keeps its meaning for a browser. */
export interface Notation<Written> {
  readonly id: string;
  /** Where the notation leaves a choice, `random` makes it. */
  readonly write: (written: Written, random: SeededRandom) => string;
}
