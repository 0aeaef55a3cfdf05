export { CONSENTS, DEVICES, type Consent, type Device } from "./record-options.ts";
export { LNA_STATES, type LnaState } from "./lna-state.ts";
export {
  MAX_LISTED_PROBES,
  type ContactedHost,
  type RanScript,
  type Recording,
  type VisitOutcome,
} from "./recording.ts";
export type { Resolution } from "./resolution.ts";
export { BrowserNotFoundError, type Rejection } from "./browser/browser-not-found-error.ts";
export { BROWSER_KINDS, BROWSER_TABLE, type BrowserKind } from "./browser/browser-table.ts";
export { findBrowser, type FindBrowserOptions, type InstalledBrowser } from "./browser/find-browser.ts";
export { launchFlags, type LaunchFlags, type LaunchFlagsOptions } from "./browser/launch-flags.ts";
export { QUIET_FIREFOX_ENVIRONMENT, QUIET_FIREFOX_PREFERENCES } from "./browser/quiet-preferences.ts";
export { record } from "./record.ts";
export type { RecordOptions, VisitProgress } from "./record-options.ts";
export { replay } from "./replay.ts";
export { EVIDENCE_FILES } from "./evidence/writer.ts";
export { BrowserLaunchError, DeadlineError, EvidenceError, ProtocolError, RecorderError } from "./errors.ts";
export type { Spawn } from "./process/browser-process.ts";
export { LNA_FEATURES } from "./browser/lna-off.ts";
export { STOCK_FIREFOX_PREFERENCES } from "./browser/stock-preferences.ts";
export { mergeSwitches } from "./visit/switches.ts";
