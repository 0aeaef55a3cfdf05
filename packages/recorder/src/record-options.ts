import type { Probe } from "@hushport/core";
import type { LnaState } from "./lna-state.ts";
import type { Spawn } from "./process/browser-process.ts";
import type { Resolution } from "./resolution.ts";

/** Milestones of a visit, for showing progress. */
export type VisitProgress =
  | { readonly kind: "launching"; readonly browser: string }
  | { readonly kind: "navigating"; readonly url: string }
  | { readonly kind: "watching"; readonly dwellMs: number }
  | { readonly kind: "closing" };

/** What the browser says it is. A phone is Android Chrome with a touch screen of 412 × 915 pixels. */
export const DEVICES = ["desktop", "phone"] as const;

/** What the browser says it is. */
export type Device = (typeof DEVICES)[number];

/** What is done about a consent banner: nothing, or the first button that reads like consent is pressed. */
export const CONSENTS = ["none", "accept"] as const;

/** What is done about a consent banner. */
export type Consent = (typeof CONSENTS)[number];

/** How a page is visited. Times are milliseconds. */
export interface RecordOptions {
  /** The visitor's answer to Local Network Access prompts. Default `denied`. */
  readonly lna?: LnaState;
  /** How long the page is watched after its load event. Default 15,000. */
  readonly dwellMs?: number;
  /** How long the page may take to load before it is watched as it is. Default 30,000. */
  readonly timeoutMs?: number;
  readonly resolutions?: readonly Resolution[];
  readonly window?: "visible" | "headless";
  /** Default `desktop`. */
  readonly device?: Device;
  /** Default `none`. */
  readonly consent?: Consent;
  /** Executable of a Chromium to use instead of the one that is found. */
  readonly browserPath?: string | undefined;
  /** `ignore` visits pages whose certificates are not valid. */
  readonly certificates?: "check" | "ignore";
  readonly userAgent?: string | undefined;
  /** Folder for the evidence; none is kept without it. */
  readonly evidenceDir?: string | undefined;
  /** Further switches for the browser. */
  readonly switches?: readonly string[];
  /** Runs the browser elsewhere: in a network namespace. */
  readonly spawn?: Spawn;
  readonly isIsolated?: boolean;
  /** Called once for every probe after the visit, in order of time, also for those beyond the list. */
  readonly onProbe?: (probe: Probe) => void;
  readonly onProgress?: (progress: VisitProgress) => void;
  /** Ends the visit early; what was seen until then is returned. */
  readonly signal?: AbortSignal;
}
