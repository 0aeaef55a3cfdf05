export { LNA_STATES, type LnaState } from "./lna-state.ts";
export {
  MAX_LISTED_PROBES,
  type ContactedHost,
  type RanScript,
  type Recording,
  type VisitOutcome,
} from "./recording.ts";
export type { Resolution } from "./resolution.ts";
