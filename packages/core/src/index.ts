export { assertNever } from "./assert-never.ts";
export { ADDRESS_SPACES, type AddressSpace } from "./address/address-space.ts";
export { CHANNELS, type Channel } from "./probe/channel.ts";
export { CONTEXTS, type Context } from "./probe/context.ts";
export {
  initiatorSchema,
  stackFrameSchema,
  UNKNOWN_INITIATOR,
  type Initiator,
  type StackFrame,
} from "./probe/initiator.ts";
export { PORT_STATES, type PortState } from "./probe/port-state.ts";
export { lnaVerdictSchema, probeSchema, type LnaVerdict, type Probe } from "./probe/probe.ts";
export { compareReach, furtherReach, isOnTheWire, REACHES, type Reach } from "./probe/reach.ts";
export { RECORDER_NAMES, type RecorderName } from "./probe/recorder-name.ts";
export { SCHEMES, type Scheme } from "./probe/scheme.ts";
export {
  FINDING_KINDS,
  findingPortSchema,
  findingSchema,
  type Finding,
  type FindingKind,
  type FindingPort,
} from "./scan/finding.ts";
export { PURPOSES, type Purpose } from "./scan/purpose.ts";
export { judge, VERDICTS, type Verdict } from "./scan/verdict.ts";
