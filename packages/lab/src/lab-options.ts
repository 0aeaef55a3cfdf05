import type { EarlierRun, RunIdentity } from "./earlier-run.ts";
import type { PermissionState } from "./permission-state.ts";
import type { LabNetworkKind } from "./plan/lab-spellings.ts";
import type { LabObservation } from "./report/observation-schema.ts";
import type { LeftOut } from "./report/schema.ts";

/** What to measure, in which browser, and how. Everything has a default but the browser. */
export interface LabOptions {
  /** An engine, or the path of any browser made from one. */
  readonly browser: string;
  readonly permission?: PermissionState;
  /** `quick` or `full`; factors named below replace the preset's. */
  readonly preset?: string;
  /** Ids of drivers. */
  readonly channels?: readonly string[];
  readonly contexts?: readonly string[];
  /** Texts of `labSpellings()`. */
  readonly spellings?: readonly string[];
  /** Kinds of target. */
  readonly targetKinds?: readonly string[];
  /** Rounds of each cell, warm-up not counted. */
  readonly rounds?: number;
  /** Plans as many rounds as find a difference of this size, as an area under the curve; in place of `rounds`. */
  readonly detect?: number;
  /** Folder of an unpacked extension. */
  readonly extension?: string;
  /** Switches for Chromium, with the leading dashes. */
  readonly flags?: readonly string[];
  /** Preferences for Firefox, `name=value`. */
  readonly preferences?: readonly string[];
  /** `namespace`: browser and targets in a network of their own, with hosts of a local network; where that is possible. */
  readonly network?: LabNetworkKind;
  /** Scheme of the page that probes; by default https, and http for `insecure`. */
  readonly page?: "http" | "https";
  /** Decides the order of everything; a report names it. */
  readonly seed?: number;
  /** What an interrupted run of the same options left. */
  readonly earlier?: EarlierRun;
}

/** What happens while a run goes on. */
export type LabProgress =
  | { readonly kind: "preparing"; readonly step: string }
  | {
      readonly kind: "measuring";
      readonly done: number;
      readonly total: number;
      /** Of the part that is left, by the pace so far; `undefined` until there is one. */
      readonly leftMs: number | undefined;
      /** What is being measured, in a few words. */
      readonly what: string;
    }
  | { readonly kind: "left-out"; readonly leftOut: LeftOut }
  | { readonly kind: "judging"; readonly cells: number };

/** How a run is watched and ended. */
export interface LabWatch {
  readonly onProgress?: (progress: LabProgress) => void;
  /** Called once the browser is there and before anything is measured, for whoever keeps an interrupted run. */
  readonly onBegin?: (identity: RunIdentity) => Promise<void> | void;
  /** Called with the observations of each block as soon as it is done, for whoever keeps them. */
  readonly onObservations?: (observations: readonly LabObservation[]) => Promise<void> | void;
  /** Ends the run early; what was measured is reported. */
  readonly signal?: AbortSignal;
}
