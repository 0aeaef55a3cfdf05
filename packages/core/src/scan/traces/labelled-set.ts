import { createChance } from "./chance.ts";
import { HARD_CASES } from "./hard-cases.ts";
import { NATIVE_PROGRAMS } from "./native-programs.ts";
import { PAGES_AT_HOME } from "./pages-at-home.ts";
import { PAGES_AT_WORK } from "./pages-at-work.ts";
import { PRODUCT_SCANS } from "./product-scans.ts";
import type { Trace, TraceMaker, Variation } from "./trace.ts";
import { UNKNOWN_SCANS } from "./unknown-scans.ts";

/** Every kind of trace that can be told. */
export const TRACE_MAKERS: readonly TraceMaker[] = [
  ...PRODUCT_SCANS,
  ...UNKNOWN_SCANS,
  ...NATIVE_PROGRAMS,
  ...PAGES_AT_HOME,
  ...PAGES_AT_WORK,
];

/** As the rules were written with: as described, with a little jitter. */
const AS_DESCRIBED = { strayPorts: 0, jitter: 0.1 };

/** Stray ports, and times that are off by up to half of the spacing. */
const PERTURBED = { strayPorts: 3, jitter: 0.5 };

/** The traces that the rules were written with. */
export function labelledSet(): readonly Trace[] {
  return writeTraces(TRACE_MAKERS, { firstSeed: 1, count: 4, ...AS_DESCRIBED });
}

/** Traces of the same kinds with other seeds, perturbed. */
export function heldOutSet(): readonly Trace[] {
  return writeTraces(TRACE_MAKERS, { firstSeed: 1_001, count: 20, ...PERTURBED });
}

/** Traces that come out wrong by their nature. */
export function hardSet(): readonly Trace[] {
  return writeTraces(HARD_CASES, { firstSeed: 1, count: 25, ...AS_DESCRIBED });
}

/** Pages that do two things at once: any labelled visit, and a quiet one from a public page. */
export function mixedSet(): readonly Trace[] {
  const chance = createChance(1);
  const all = labelledSet().filter(isElsewhere);
  const quiet = all.filter((trace) => trace.maker.label === "quiet");
  return Array.from({ length: MIXED_COUNT }, () => {
    const [first, second] = [chance.pick(all), chance.pick(quiet)];
    const beside = second.probes.map((probe) => Object.assign({}, probe, { id: `${probe.id}-2` }));
    return Object.assign({}, first, {
      name: `${first.name} beside ${second.name}`,
      probes: [...first.probes, ...beside],
    });
  });
}

/** Enough to meet most pairs of kinds. */
const MIXED_COUNT = 800;

/** A page at home and a public one are never the same page. */
function isElsewhere({ probes }: Trace): boolean {
  return probes.every(({ initiator }) => initiator.frameUrl === "https://shop.example/");
}

interface SetOptions extends Omit<Variation, "chance"> {
  readonly firstSeed: number;
  /** Traces of every kind, each from a seed of its own. */
  readonly count: number;
}

function writeTraces(
  makers: readonly TraceMaker[],
  { firstSeed, count, ...variation }: SetOptions,
): readonly Trace[] {
  return makers.flatMap((maker, kind) =>
    Array.from({ length: count }, (_, index) => {
      const seed = firstSeed + index;
      const chance = createChance(seed * 1_000 + kind);
      return { name: `${maker.id} #${seed}`, maker, ...maker.make({ ...variation, chance }) };
    }),
  );
}
