export { analyse, type MakeRecording } from "./analyse.ts";
export { audit, replayBundle, type AuditOptions } from "./audit.ts";
export { AuditError, ManifestError, PageMissingError } from "./errors.ts";
export { MANIFEST_NAME, type Manifest } from "./evidence/manifest.ts";
export { reserveRoom } from "./evidence/reserve-room.ts";
export {
  isUntouched,
  verifyBundle,
  type BundleDifferences,
  type VerifiedBundle,
} from "./evidence/verify-bundle.ts";
export { describeReach } from "./page/describe-reach.ts";
export { PURPOSE_WORDS, REACH_WORDS, SPACE_WORDS, STATE_WORDS } from "./page/words.ts";
export { renderReport } from "./render-report.ts";
export type { ReportInitiator } from "./report/initiator-schema.ts";
export { createReportJsonSchema } from "./report/json-schema.ts";
export { formatNumber, plural } from "./report/plain-words.ts";
export type { ReportPort } from "./report/port-schema.ts";
export { REPORT_FORMAT, REPORT_VERSION, reportSchema, type AuditReport } from "./report/schema.ts";
export { EVIDENCE_FOLDER, formatReport, saveReport, type SavedReport } from "./save-report.ts";
export { VERSION } from "./version.ts";
export { CONSENTS, DEVICES, LNA_STATES } from "@hushport/recorder";
