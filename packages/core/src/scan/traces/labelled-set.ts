import { createChance } from "./chance.ts";
import { NATIVE_PROGRAMS } from "./native-programs.ts";
import { PAGES_AT_WORK } from "./pages-at-work.ts";
import { PRODUCT_SCANS } from "./product-scans.ts";
import type { Trace, TraceMaker, Variation } from "./trace.ts";
import { UNKNOWN_SCANS } from "./unknown-scans.ts";

/** Every kind of trace. */
export const TRACE_MAKERS: readonly TraceMaker[] = [
  ...PRODUCT_SCANS,
  ...UNKNOWN_SCANS,
  ...NATIVE_PROGRAMS,
  ...PAGES_AT_WORK,
];

/** Writes `count` traces of every kind, each from a seed of its own. */
export function writeTraces(
  firstSeed: number,
  count: number,
  variation: Omit<Variation, "chance">,
): readonly Trace[] {
  return TRACE_MAKERS.flatMap((maker, kind) =>
    Array.from({ length: count }, (_, index) => {
      const seed = firstSeed + index;
      const chance = createChance(seed * 1_000 + kind);
      return { name: `${maker.id} #${seed}`, maker, ...maker.make({ ...variation, chance }) };
    }),
  );
}

/** The traces that the rules were written with: as described, with a little jitter. */
export function labelledSet(): readonly Trace[] {
  return writeTraces(1, 4, { strayPorts: 0, jitter: 0.1 });
}

/** Traces with other seeds, stray ports and times that are off by up to half of the spacing. */
export function heldOutSet(): readonly Trace[] {
  return writeTraces(1_001, 25, { strayPorts: 3, jitter: 0.5 });
}
