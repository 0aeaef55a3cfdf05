export {
  DisplayError,
  LabBrowserError,
  LabError,
  LabOptionError,
  LabPagesMissingError,
  LabPortError,
} from "./errors.ts";
export {
  PAGE_FILE,
  REPORT_FILE,
  resumeLabFolder,
  startLabFolder,
  STATE_FILE,
  type LabFolder,
} from "./folder/lab-folder.ts";
export type { EarlierRun, RunIdentity } from "./earlier-run.ts";
export { compareReports, type LabComparison } from "./compare/compare-reports.ts";
export type { CellChange } from "./compare/compare-cells.ts";
export type { LabOptions, LabProgress, LabWatch } from "./lab-options.ts";
export { LAB_ENGINES, type LabEngine } from "./browser/lab-engine.ts";
export { PERMISSION_STATES, type PermissionState } from "./permission-state.ts";
export {
  labSpellings,
  PLAIN_SPELLING,
  REBOUND_NAME,
  type LabNetworkKind,
  type LabSpelling,
} from "./plan/lab-spellings.ts";
export { createPlan, type PlannedLab } from "./plan/create-plan.ts";
export { PRESETS, type Preset } from "./plan/presets.ts";
export type { LabPlan, PlannedCell, PlannedKind } from "./plan/probe-plan.ts";
export {
  SECTIONS,
  type CellState,
  type LabCell,
  type Quantiles,
  type Section,
} from "./report/cell-schema.ts";
export { judgeCells } from "./report/judge-cells.ts";
export { labObservationSchema, type LabObservation } from "./report/observation-schema.ts";
export {
  LAB_FORMAT,
  LAB_VERSION,
  labReportSchema,
  OBSERVATIONS_FILE,
  parseLabReport,
  type LabReport,
  type LeftOut,
} from "./report/schema.ts";
export {
  createLabServer,
  type LabHandler,
  type LabServer,
  type LabServerOptions,
} from "./server/lab-server.ts";
export { serveLab, type LabSite, type LabSiteOptions } from "./serve/serve-lab.ts";
export { createTicketOffice, type TicketOffice, type TicketRequest } from "./server/ticket-office.ts";
export { startVirtualDisplay, type VirtualDisplay } from "./browser/virtual-display.ts";
export { measure, type Measured, type Measurement } from "./trial/measure.ts";
export type { ProbeAnswer, ProbeBlock, ProbePage } from "./trial/probe-page.ts";
export { DEFAULT_SEED, runLab } from "./run-lab.ts";
export { renderLabPage, renderTalkPage } from "./page/load-page.ts";
export { EXPERIMENTS } from "./talk/experiments/index.ts";
export type { Experiment, Laboratory } from "./talk/experiment.ts";
export { DEFAULT_TALK_ROUNDS, runTalk, type TalkOptions } from "./talk/run-talk.ts";
export {
  parseTalkReport,
  TALK_FORMAT,
  TALK_VERSION,
  talkReportSchema,
  type TalkReport,
} from "./talk/talk-schema.ts";
export { VERSION } from "./version.ts";
