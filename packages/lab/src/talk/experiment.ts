import type { BrowserKind, InstalledBrowser } from "@hushport/recorder";
import type { Network } from "@hushport/testbed";
import type { LabPlace } from "../browser/lab-place.ts";
import type { PermissionState } from "../permission-state.ts";
import type { ExperimentResult } from "./talk-schema.ts";
import type { TalkBrowser } from "./open-talk-browser.ts";

/** What an experiment is run with. */
export interface Laboratory {
  readonly installed: InstalledBrowser;
  readonly engine: BrowserKind;
  /** Rounds of the main experiment; the others take a share of it. */
  readonly rounds: number;
  readonly network?: Network;
  /** Starts the browser anew; the experiment disposes of it. */
  readonly open: (permission: PermissionState, place?: LabPlace) => Promise<TalkBrowser>;
  /** Notes something that could not be measured. */
  readonly leaveOut: (what: string, reason: string) => void;
  /** In [0, 1): decides the order of probes. */
  readonly random: () => number;
  readonly signal: AbortSignal;
}

/** One claim of the talk, measured. One file in `experiments`, one line in `experiments/index.ts`. */
export interface Experiment {
  readonly id: string;
  readonly title: string;
  readonly run: (laboratory: Laboratory) => Promise<ExperimentResult | undefined>;
}
