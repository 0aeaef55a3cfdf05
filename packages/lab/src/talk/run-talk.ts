import { arch, availableParallelism, platform, release } from "node:os";
import { LabOptionError } from "../errors.ts";
import { findLabBrowser } from "../browser/find-lab-browser.ts";
import { VERSION } from "../version.ts";
import type { Laboratory } from "./experiment.ts";
import { EXPERIMENTS } from "./experiments/index.ts";
import { openTalkBrowser } from "./open-talk-browser.ts";
import { TALK_FORMAT, TALK_VERSION, type ExperimentResult, type TalkReport } from "./talk-schema.ts";

/** Rounds of the main experiment when nobody says: between a minute and two in a browser. */
export const DEFAULT_TALK_ROUNDS = 6;

/** How the talk's experiments are run. */
export interface TalkOptions {
  /** An engine, or the path of any browser made from one. */
  readonly browser: string;
  readonly rounds?: number;
  /** Ids of experiments; all of them by default. */
  readonly experiments?: readonly string[];
  readonly onStep?: (step: string) => void;
  /** Ends the run early; the experiments that were done are reported. */
  readonly signal?: AbortSignal;
  /** In [0, 1): decides the order of probes. */
  readonly random?: () => number;
}

/** Runs the talk's experiments in a real browser. */
export async function runTalk(options: TalkOptions): Promise<TalkReport> {
  const { browser, rounds = DEFAULT_TALK_ROUNDS, onStep, random = Math.random } = options;
  const signal = options.signal ?? new AbortController().signal;
  const startedAt = new Date();
  const installed = await findLabBrowser(browser, signal);
  if (installed.kind === "webkit") {
    throw new LabOptionError(
      "browser webkit",
      "the talk is repeated in Chromium and Firefox; lab run measures WebKit",
    );
  }
  const experiments: ExperimentResult[] = [];
  const leftOut: TalkReport["leftOut"] = [];
  const laboratory: Laboratory = {
    installed,
    engine: installed.kind,
    rounds,
    open: (permission, place) => openTalkBrowser(installed, permission, { signal, place }),
    leaveOut: (what, reason) => void leftOut.push({ what, reason }),
    random,
    signal,
  };
  for (const { id, title, run } of EXPERIMENTS) {
    if (options.experiments?.includes(id) === false) continue;
    if (signal.aborted) {
      leftOut.push({ what: title, reason: "the run was ended before" });
      continue;
    }
    onStep?.(title);
    try {
      const result = await run(laboratory);
      if (result !== undefined) experiments.push(result);
    } catch (error) {
      // A browser that hangs or dies in one experiment must not cost the others.
      if (!(error instanceof Error)) throw error;
      leftOut.push({ what: title, reason: signal.aborted ? "the run was ended meanwhile" : error.message });
    }
  }
  return {
    format: TALK_FORMAT,
    version: TALK_VERSION,
    generator: { name: "hushport", version: VERSION },
    measuredAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    outcome: signal.aborted ? "interrupted" : "complete",
    browser: { name: installed.name, version: installed.version, engine: installed.kind },
    machine: { platform: platform(), release: release(), arch: arch(), cores: availableParallelism() },
    experiments,
    leftOut,
  };
}
