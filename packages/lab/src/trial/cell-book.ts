import { WARM_UP_ROUNDS } from "@hushport/core";
import type { PlannedCell } from "../plan/probe-plan.ts";
import type { LabObservation } from "../report/observation-schema.ts";
import { measuredDeadlineMs } from "./deadlines.ts";

/** Names a cell among those of a report. */
export function cellKey({
  section,
  channel,
  context,
  spelling,
}: Pick<LabObservation, "section" | "channel" | "context" | "spelling">): string {
  return JSON.stringify([section, channel, context, spelling]);
}

/** What is known of each cell while a run goes on. */
export class CellBook {
  readonly #byCell = new Map<string, LabObservation[]>();
  readonly #warmedUp = new Set<string>();
  readonly #observations: LabObservation[] = [];

  constructor(cells: readonly PlannedCell[], earlier: readonly LabObservation[]) {
    this.add(earlier);
    // Whatever has later rounds was warmed up; the others begin anew.
    for (const cell of cells) {
      if (this.#of(cell).some(({ round }) => round < WARM_UP_ROUNDS))
        this.#warmedUp.add(plannedCellKey(cell));
    }
  }

  /** All, in the order in which they were made. */
  get observations(): readonly LabObservation[] {
    return this.#observations;
  }

  add(observations: readonly LabObservation[]): void {
    for (const observation of observations) {
      const key = cellKey(observation);
      const known = this.#byCell.get(key);
      if (known === undefined) this.#byCell.set(key, [observation]);
      else known.push(observation);
      this.#observations.push(observation);
    }
  }

  /** From now on a cell without a usable observation is not worth another probe. */
  endWarmUp(cells: readonly PlannedCell[]): void {
    for (const cell of cells) this.#warmedUp.add(plannedCellKey(cell));
  }

  isWorthwhile(cell: PlannedCell): boolean {
    if (!this.#warmedUp.has(plannedCellKey(cell))) return true;
    return this.#of(cell).some(({ outcome }) => outcome !== "unsupported");
  }

  /** Tells whether probes at this kind of target show nothing: each costs a whole deadline, so fewer have to do. */
  isHanging(cell: PlannedCell, targetKind: string): boolean {
    const warmUp = this.#of(cell).filter(
      (known) => known.round < WARM_UP_ROUNDS && known.targetKind === targetKind,
    );
    return warmUp.length > 0 && warmUp.every(({ durationMs }) => durationMs === null);
  }

  /** How long probes after the warm-up are watched. */
  deadlineMs(cell: PlannedCell): number {
    const warmUp = this.#of(cell).filter(({ round }) => round < WARM_UP_ROUNDS);
    return measuredDeadlineMs(
      cell,
      warmUp.flatMap(({ durationMs }) => durationMs ?? []),
    );
  }

  /** Next place of a probe in its cell. */
  nextOrder(cell: PlannedCell): number {
    return Math.max(-1, ...this.#of(cell).map(({ order }) => order)) + 1;
  }

  #of(cell: PlannedCell): readonly LabObservation[] {
    return this.#byCell.get(plannedCellKey(cell)) ?? [];
  }
}

/** Names a planned cell as {@link cellKey} names it in a report. */
export function plannedCellKey({ section, driver, context, spelling }: PlannedCell): string {
  return cellKey({ section, channel: driver.id, context, spelling: spelling.text });
}
