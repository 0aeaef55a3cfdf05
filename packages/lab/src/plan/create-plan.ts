import { CHANNEL_DRIVERS, PROBE_CONTEXTS, type ChannelDriver, type ProbeContext } from "@hushport/channels";
import { LabOptionError } from "../errors.ts";
import type { LabOptions } from "../lab-options.ts";
import type { LeftOut } from "../report/schema.ts";
import { HOST_KINDS } from "./host-kinds.ts";
import { labSpellings, PLAIN_SPELLING, type LabSpelling } from "./lab-spellings.ts";
import { PRESETS, presetCells } from "./presets.ts";
import type { LabPlan, PlannedCell } from "./probe-plan.ts";
import { roundsToFind } from "./sensitivity.ts";
import { answeringKind, isHanging, kindsAt, TARGET_KINDS, type LabKind } from "./target-kinds.ts";

/** Cells that are interleaved: enough that a burst of load hits several, few enough that a block stays short. */
const GROUP_SIZE = 6;

/** Below this a plan would take days. */
const LEAST_AREA = 0.55;

/** Rounds of cells that the user chose. */
const DEFAULT_ROUNDS = 6;

/** What to measure, and what of the wish is impossible. */
export interface PlannedLab {
  readonly plan: LabPlan;
  readonly leftOut: readonly LeftOut[];
}

/** Turns options into cells: a preset's, or the product of the factors that were named. */
export function createPlan(options: LabOptions): PlannedLab {
  const { detect, ...rest } = options;
  if (detect === undefined) return planFactors(options);
  if (!(detect > LEAST_AREA && detect <= 1)) {
    throw new LabOptionError(`area ${detect}`, `it must be above ${LEAST_AREA} and at most 1`);
  }
  return planFactors({ ...rest, rounds: roundsToFind(detect, planFactors(rest).plan) });
}

function planFactors(options: LabOptions): PlannedLab {
  const { preset = "quick", channels, contexts, spellings, targetKinds, rounds, network } = options;
  const known = PRESETS.find((name) => name === preset);
  if (known === undefined) throw unknown("preset", preset, PRESETS);
  const isCustom = [channels, contexts, spellings, targetKinds].some((factor) => factor !== undefined);
  if (!isCustom) {
    const cells = presetCells(known, {
      ...(rounds === undefined ? {} : { rounds }),
      ...(network === undefined ? {} : { network }),
    });
    return { plan: { preset, groups: groupCells(cells) }, leftOut: [] };
  }
  const { cells, leftOut } = customCells(options);
  if (cells.length === 0) throw new LabOptionError("these options together", "they leave nothing to measure");
  return { plan: { preset: "custom", groups: groupCells(cells) }, leftOut };
}

function customCells({ channels, contexts, spellings, targetKinds, rounds, network }: LabOptions): {
  readonly cells: readonly PlannedCell[];
  readonly leftOut: readonly LeftOut[];
} {
  const drivers = pick(
    "channel",
    channels ?? ["websocket", "fetch-no-cors"],
    CHANNEL_DRIVERS,
    ({ id }) => id,
  );
  const places = pick("context", contexts ?? ["document"], PROBE_CONTEXTS, (context) => context);
  const texts = pick(
    "spelling",
    spellings ?? [PLAIN_SPELLING.text],
    labSpellings(network),
    ({ text }) => text,
  );
  const kinds =
    targetKinds === undefined ? undefined : pick("target kind", targetKinds, TARGET_KINDS, (kind) => kind);
  const leftOut: LeftOut[] = [];
  const cells: PlannedCell[] = [];
  for (const driver of drivers) {
    for (const context of places) {
      const reason = driver.unavailable[context];
      if (reason !== undefined) leftOut.push({ what: `${driver.id} in ${context}`, reason });
      else cells.push(...texts.map((spelling) => customCell({ driver, context, spelling, kinds, rounds })));
    }
  }
  return { cells, leftOut };
}

interface CustomCell {
  readonly driver: ChannelDriver;
  readonly context: ProbeContext;
  readonly spelling: LabSpelling;
  readonly kinds: readonly LabKind[] | undefined;
  readonly rounds: number | undefined;
}

function customCell({ driver, context, spelling, kinds, rounds = DEFAULT_ROUNDS }: CustomCell): PlannedCell {
  const wanted: readonly LabKind[] = kinds ?? [
    answeringKind(driver),
    "closed",
    "silent",
    "filtered",
    ...HOST_KINDS,
  ];
  const possible = kindsAt(driver, spelling).filter((kind) => wanted.includes(kind));
  return {
    section: "custom",
    driver,
    context,
    spelling,
    kinds: possible.map((kind) => ({ kind, perRound: isHanging(kind) ? 2 : 4 })),
    rounds,
  };
}

/** Cells of one place together, those that must not have company alone. */
export function groupCells(cells: readonly PlannedCell[]): readonly (readonly PlannedCell[])[] {
  const isAlone = ({ driver }: PlannedCell): boolean =>
    driver.isExclusive === true || driver.disturbs !== undefined;
  const shared = Map.groupBy(
    cells.filter((cell) => !isAlone(cell)),
    ({ section, context, rounds }) => JSON.stringify([section, context, rounds]),
  );
  const groups = [...shared.values()].flatMap((list) =>
    Array.from({ length: Math.ceil(list.length / GROUP_SIZE) }, (_, place) =>
      list.slice(place * GROUP_SIZE, (place + 1) * GROUP_SIZE),
    ),
  );
  return [...groups, ...cells.filter(isAlone).map((cell) => [cell])];
}

function pick<Item>(
  what: string,
  wanted: readonly string[],
  all: readonly Item[],
  nameOf: (item: Item) => string,
): readonly Item[] {
  const names = all.map(nameOf);
  const strange = wanted.find((name) => !names.includes(name));
  if (strange !== undefined) throw unknown(what, strange, names);
  return all.filter((item) => wanted.includes(nameOf(item)));
}

function unknown(what: string, given: string, known: readonly string[]): LabOptionError {
  return new LabOptionError(`${what} ${given}`, `there are ${known.join(", ")}`);
}
