import type { ChannelDriver, ProbeContext } from "@hushport/channels";
import type { Section } from "../report/cell-schema.ts";
import type { LabSpelling } from "./lab-spellings.ts";
import type { LabKind } from "./target-kinds.ts";

/** One kind of target in a cell's plan. */
export interface PlannedKind {
  /** A port's as in `@hushport/testbed`, over the driver's transport, or a host's. */
  readonly kind: LabKind;
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
