import { findLabBrowser } from "./browser/find-lab-browser.ts";
import { LAB_NAMES, LOCAL_NAMES } from "./browser/lab-names.ts";
import { openLabPlace } from "./browser/lab-place.ts";
import { openLabBrowser } from "./browser/open-lab-browser.ts";
import type { LabOptions, LabWatch } from "./lab-options.ts";
import { assertSameRun, identifyRun } from "./earlier-run.ts";
import { createPlan } from "./plan/create-plan.ts";
import { REBOUND_NAME } from "./plan/lab-spellings.ts";
import { withoutSpelling } from "./plan/without-spelling.ts";
import { createReport } from "./report/create-report.ts";
import type { LabReport, LeftOut } from "./report/schema.ts";
import { createLabServer } from "./server/lab-server.ts";
import { whileOpening } from "./while-opening.ts";
import { measure } from "./trial/measure.ts";

/** Used when nobody asks for another. */
export const DEFAULT_SEED = 1;

/** Measures one browser in one permission state under one protection. */
export async function runLab(options: LabOptions, watch: LabWatch = {}): Promise<LabReport> {
  const { flags = [], preferences = [], seed = DEFAULT_SEED, earlier, page } = options;
  const { onProgress, onBegin, signal = new AbortController().signal } = watch;
  const startedAt = new Date();
  // What cannot be planned is said before anything is started.
  createPlan({ ...options, network: options.network ?? "namespace" });
  onProgress?.({ kind: "preparing", step: "Looking for the browser" });
  const installed = await findLabBrowser(options.browser, signal);
  // WebKit checks nothing, and has no switch that would lead the lab's names to this machine.
  const isWebkit = installed.kind === "webkit";
  const { permission = isWebkit ? "off" : "denied", network: wanted = isWebkit ? "namespace" : "host" } =
    options;
  const leftOut: LeftOut[] = [];
  const leaveOut = (entry: LeftOut): void => {
    leftOut.push(entry);
    onProgress?.({ kind: "left-out", leftOut: entry });
  };
  await using place = await whileOpening(signal, (opening) =>
    openLabPlace(wanted, { signal: opening, leaveOut }),
  );
  const isWithoutNames = isWebkit && place.id === "host";
  const wished = createPlan({ ...options, network: place.id });
  const planned = isWithoutNames
    ? withoutSpelling(wished, REBOUND_NAME, "WebKit resolves it in a namespace only")
    : wished;
  await using server = await createLabServer({
    names: isWithoutNames ? LOCAL_NAMES : LAB_NAMES,
    scheme: page ?? (permission === "insecure" ? "http" : "https"),
    network: place.serverNetwork,
  });
  onProgress?.({ kind: "preparing", step: `Starting ${installed.name}` });
  await using browser = await whileOpening(signal, (opening) =>
    openLabBrowser({
      installed,
      permission,
      server,
      inside: place.inside,
      extension: options.extension,
      flags,
      preferences,
      signal: opening,
    }),
  );
  const identity = identifyRun(planned.plan, { seed, browser: installed.name, version: browser.version });
  assertSameRun(identity, earlier);
  await onBegin?.(identity);
  const { network, packets } = place;
  const measured = await measure(
    {
      plan: planned.plan,
      seed,
      server,
      page: browser.page,
      network,
      packets,
      ...(earlier === undefined ? {} : { earlier: earlier.observations }),
    },
    { ...watch, signal },
  );
  onProgress?.({ kind: "judging", cells: planned.plan.groups.flat().length });
  return createReport({
    planned: { ...planned, leftOut: [...planned.leftOut, ...leftOut] },
    measured,
    seed,
    startedAt,
    earlier,
    subject: {
      browser: { name: installed.name, version: browser.version, engine: installed.kind },
      permission,
      protection: { extension: browser.extension, flags: [...flags], preferences: [...preferences] },
      window: browser.window,
      network: place.id,
      ...(page === undefined ? {} : { page }),
    },
  });
}
