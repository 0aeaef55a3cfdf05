import { arch, cpus, platform, release } from "node:os";
import type { EarlierRun } from "../earlier-run.ts";
import type { PlannedLab } from "../plan/create-plan.ts";
import { sensitivityOf } from "../plan/sensitivity.ts";
import type { Measured } from "../trial/measure.ts";
import { VERSION } from "../version.ts";
import { judgeCells } from "./judge-cells.ts";
import { LAB_FORMAT, LAB_VERSION, type LabReport } from "./schema.ts";

/** The browser that was measured, and in which state. */
export type MeasuredSubject = Pick<LabReport, "browser" | "permission" | "protection"> &
  Pick<LabReport["options"], "window" | "page"> & { readonly network?: LabReport["options"]["network"] };

/** Everything that a report is made from. */
export interface ReportMaterial {
  readonly planned: PlannedLab;
  readonly measured: Measured;
  readonly seed: number;
  readonly startedAt: Date;
  /** What an interrupted run left, whose time counts too. */
  readonly earlier?: Pick<EarlierRun, "measuredAt" | "durationMs"> | undefined;
  readonly subject: MeasuredSubject;
}

/** Judges what was measured and puts the report together. */
export function createReport(material: ReportMaterial): LabReport {
  const { planned, measured, seed, startedAt, earlier, subject } = material;
  const { browser, permission, protection, window, page, network = "host" } = subject;
  const cells = planned.plan.groups.flat();
  const sensitivity = sensitivityOf(planned.plan);
  return {
    format: LAB_FORMAT,
    version: LAB_VERSION,
    generator: { name: "hushport", version: VERSION },
    measuredAt: (earlier?.measuredAt ?? startedAt).toISOString(),
    durationMs: (earlier?.durationMs ?? 0) + Date.now() - startedAt.getTime(),
    outcome: measured.isComplete ? "complete" : "interrupted",
    machine: { platform: platform(), release: release(), arch: arch(), cores: cpus().length },
    browser,
    permission,
    protection,
    preset: planned.plan.preset,
    options: {
      seed,
      channels: distinct(cells.map(({ driver }) => driver.id)),
      contexts: distinct(cells.map(({ context }) => context)),
      spellings: distinct(cells.map(({ spelling }) => spelling.text)),
      network,
      window,
      ...(page === undefined ? {} : { page }),
    },
    ...(sensitivity === undefined ? {} : { sensitivity }),
    targets: [...measured.targets],
    cells: [...judgeCells(measured.observations, seed)],
    observations: { count: measured.observations.length, file: null },
    leftOut: [...planned.leftOut, ...measured.leftOut],
  };
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
