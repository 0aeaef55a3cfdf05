import { arch, cpus, platform, release } from "node:os";
import type { InstalledBrowser } from "@hushport/recorder";
import { findLabBrowser } from "./browser/find-lab-browser.ts";
import { LAB_NAMES } from "./browser/lab-names.ts";
import { openLabBrowser, type LabBrowser } from "./browser/open-lab-browser.ts";
import type { LabOptions, LabWatch } from "./lab-options.ts";
import { createPlan, type PlannedLab } from "./plan/create-plan.ts";
import { judgeCells } from "./report/judge-cells.ts";
import { LAB_FORMAT, LAB_VERSION, type LabReport } from "./report/schema.ts";
import { createLabServer } from "./server/lab-server.ts";
import { measure, type Measured } from "./trial/measure.ts";
import { VERSION } from "./version.ts";

/** Used when nobody asks for another. */
export const DEFAULT_SEED = 1;

/** Measures one browser in one permission state under one protection. */
export async function runLab(options: LabOptions, watch: LabWatch = {}): Promise<LabReport> {
  const {
    permission = "denied",
    extension,
    flags = [],
    preferences = [],
    seed = DEFAULT_SEED,
    earlier,
  } = options;
  const { onProgress, signal = new AbortController().signal } = watch;
  const startedAt = new Date();
  const planned = createPlan(options);
  onProgress?.({ kind: "preparing", step: "Looking for the browser" });
  const installed = await findLabBrowser(options.browser, signal);
  await using server = await createLabServer({
    names: LAB_NAMES,
    scheme: permission === "insecure" ? "http" : "https",
  });
  onProgress?.({ kind: "preparing", step: `Starting ${installed.name} ${installed.version}` });
  await using browser = await openLabBrowser({
    installed,
    permission,
    server,
    extension,
    flags,
    preferences,
    signal,
  });
  const measured = await measure(
    { plan: planned.plan, seed, server, page: browser.page, ...(earlier === undefined ? {} : { earlier }) },
    { ...watch, signal },
  );
  onProgress?.({ kind: "judging", cells: planned.plan.groups.flat().length });
  return createReport({ options, planned, installed, browser, measured, startedAt });
}

interface Made {
  readonly options: LabOptions;
  readonly planned: PlannedLab;
  readonly installed: InstalledBrowser;
  readonly browser: LabBrowser;
  readonly measured: Measured;
  readonly startedAt: Date;
}

function createReport({ options, planned, installed, browser, measured, startedAt }: Made): LabReport {
  const { permission = "denied", flags = [], preferences = [], seed = DEFAULT_SEED } = options;
  const cells = planned.plan.groups.flat();
  return {
    format: LAB_FORMAT,
    version: LAB_VERSION,
    generator: { name: "hushport", version: VERSION },
    measuredAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    outcome: measured.isComplete ? "complete" : "interrupted",
    machine: { platform: platform(), release: release(), arch: arch(), cores: cpus().length },
    browser: { name: installed.name, version: installed.version, engine: installed.kind },
    permission,
    protection: { extension: browser.extension, flags: [...flags], preferences: [...preferences] },
    preset: planned.plan.preset,
    options: {
      seed,
      channels: distinct(cells.map(({ driver }) => driver.id)),
      contexts: distinct(cells.map(({ context }) => context)),
      spellings: distinct(cells.map(({ spelling }) => spelling.text)),
      network: "host",
      window: browser.window,
    },
    targets: [...measured.targets],
    cells: [...judgeCells(measured.observations, seed)],
    observations: { count: measured.observations.length, file: null },
    leftOut: [...planned.leftOut, ...measured.leftOut],
  };
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
