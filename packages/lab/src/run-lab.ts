import { findLabBrowser } from "./browser/find-lab-browser.ts";
import { LAB_NAMES } from "./browser/lab-names.ts";
import { openLabBrowser } from "./browser/open-lab-browser.ts";
import type { LabOptions, LabWatch } from "./lab-options.ts";
import { createPlan } from "./plan/create-plan.ts";
import { createReport } from "./report/create-report.ts";
import type { LabReport } from "./report/schema.ts";
import { createLabServer } from "./server/lab-server.ts";
import { measure } from "./trial/measure.ts";

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
  return createReport({
    planned,
    measured,
    seed,
    startedAt,
    subject: {
      browser: { name: installed.name, version: installed.version, engine: installed.kind },
      permission,
      protection: { extension: browser.extension, flags: [...flags], preferences: [...preferences] },
      window: browser.window,
    },
  });
}
