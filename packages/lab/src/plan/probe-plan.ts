import type { ChannelDriver, ProbeContext } from "@hushport/channels";
import type { TargetKind } from "@hushport/testbed";
import type { Section } from "../report/cell-schema.ts";
import type { LabSpelling } from "./lab-spellings.ts";

/** One kind of target in a cell's plan. */
export interface PlannedKind {
  /** As in `@hushport/testbed`; the driver's transport says over which protocol. */
  readonly kind: TargetKind;
  /** Probes of it in each round. */
  readonly perRound: number;
}

/** One cell to measure. */
export interface PlannedCell {
  readonly section: Section;
  readonly driver: ChannelDriver;
  readonly context: ProbeContext;
  readonly spelling: LabSpelling;
  readonly kinds: readonly PlannedKind[];
  /** After the warm-up. */
  readonly rounds: number;
}

/** Everything that one run measures: cells that share a group are interleaved. */
export interface LabPlan {
  readonly preset: string;
  readonly groups: readonly (readonly PlannedCell[])[];
}
