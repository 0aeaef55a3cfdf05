export { assertNever } from "./assert-never.ts";
export { ADDRESS_SPACES, type AddressSpace } from "./address/address-space.ts";
export {
  isInBlock,
  parseBlock,
  parseIpAddress,
  type AddressBlock,
  type BlockRow,
  type IpAddress,
} from "./address/address-block.ts";
export { canonicalHost } from "./address/canonical-host.ts";
export { compareSpace, isLessPublic, moreLocal } from "./address/compare-space.ts";
export { DEFAULT_PORTS, type UrlScheme } from "./address/default-ports.ts";
export { endpointOfUrl, type Endpoint } from "./address/endpoint.ts";
export { addressSpace, closestSpace, embeddedSpace, isLocalHost } from "./address/host-space.ts";
export { parseHost, type Host } from "./address/host.ts";
export { formatIpv4, parseIpv4, type Ipv4 } from "./address/ipv4.ts";
export { formatIpv6, parseIpv6, type Ipv6 } from "./address/ipv6.ts";
export { isNullAddress } from "./address/null-address.ts";
export { isLocalByHabit, LOCAL_NAMES } from "./address/local-names.ts";
export { NON_PUBLIC_IPV4 } from "./address/non-public-ipv4.ts";
export { NON_PUBLIC_IPV6 } from "./address/non-public-ipv6.ts";
export { ENGINE_DISAGREEMENTS, type EngineDisagreement } from "./address/spellings/engine-disagreements.ts";
export { generateSpellings, type Spelling } from "./address/spellings/generate-spellings.ts";
export { createRandom, type SeededRandom } from "./address/spellings/seeded-random.ts";
export { spellAddress } from "./address/spellings/spell-address.ts";
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
export { createRecogniser, recognise, type Recogniser, type RecogniserOptions } from "./scan/recogniser.ts";
export { DEFAULT_LIMITS, type LedgerLimits } from "./scan/ledger/ledger.ts";
export { SIGNATURES } from "./scan/signatures/index.ts";
export { NAMED_PROGRAMS } from "./scan/signatures/named-programs.ts";
export type { VisitFacts } from "./scan/visit-facts.ts";
export { judge, VERDICTS, type Verdict } from "./scan/verdict.ts";
export { readShape, type ReadShape } from "./shape/read-shape.ts";
export { BLOCKING_ENGINES, NOT_BLOCKED_BY, type BlockingEngine } from "./ports/blocked/engine-bad-ports.ts";
export { FETCH_BAD_PORTS } from "./ports/blocked/fetch-bad-ports.ts";
export { isBlockedPort } from "./ports/blocked/is-blocked-port.ts";
export { PORT_CATALOGUE } from "./ports/catalogue/index.ts";
export { ianaServiceAt, type IanaService } from "./ports/iana/iana-service-at.ts";
export { WEB_PORTS } from "./ports/web-ports.ts";
export { LOOPBACK_ALIASES } from "./ports/loopback/aliases.ts";
export { loopbackAliasOf } from "./ports/loopback/loopback-alias-of.ts";
export { ALIAS_KINDS, type AliasKind, type LoopbackAlias } from "./ports/loopback/loopback-alias.ts";
export { PORT_CATEGORIES, type PortCategory } from "./ports/port-category.ts";
export {
  PORT_PROTOCOLS,
  PORT_TRUSTS,
  type PortProtocol,
  type PortRole,
  type PortRow,
  type PortTrust,
} from "./ports/port-row.ts";
export { programNameAt, programsAt, type PortContext, type ProgramCandidate } from "./ports/programs-at.ts";
export { VENDORS } from "./vendors/catalogue/index.ts";
export {
  identifyVendor,
  VENDOR_SIGNS,
  vendorOfChain,
  vendorOfHost,
  vendorOfUrl,
  type VendorClue,
  type VendorMatch,
  type VendorSign,
} from "./vendors/identify-vendor.ts";
export { VENDOR_EVIDENCE, type Tenant, type Vendor, type VendorEvidence } from "./vendors/vendor.ts";
export { areaInterval, stratifiedArea, type StratifiedArea, type Stratum } from "./leak/auc/area-interval.ts";
export { EQUIVALENCE_MARGIN } from "./leak/auc/equivalence.ts";
export { judgeEquivalence, type EquivalenceReport } from "./leak/auc/judge-equivalence.ts";
export { discardWarmUp, WARM_UP_ROUNDS } from "./leak/design/discard-warm-up.ts";
export { planOrder, shuffle, type PlannedProbe } from "./leak/design/plan-order.ts";
export { planEquivalence, planSamples, type SamplePlan } from "./leak/design/plan-samples.ts";
export { normalCdf, normalQuantile } from "./leak/numbers/normal-distribution.ts";
export { estimateSchema, type Estimate } from "./leak/numbers/interval.ts";
export { observationSchema, type Observation } from "./leak/observation.ts";
export { ORACLES } from "./leak/oracle/oracles/index.ts";
export type { Oracle } from "./leak/oracle/oracle.ts";
export { judgeLeaks, MIN_SAMPLES, type JudgeOptions } from "./leak/verdict/judge-leaks.ts";
export {
  leakReportSchema,
  leakVerdictSchema,
  pairReportSchema,
  UNAVAILABLE_REASONS,
  upperBoundSchema,
  type LeakReport,
  type LeakVerdict,
  type OracleResult,
  type PairReport,
  type UnavailableReason,
  type UpperBound,
} from "./leak/verdict/leak-report.ts";
export { directAddressBlocks } from "./policy/bypass/direct-address-blocks.ts";
export {
  bypassOverflow,
  proxyBypassList,
  type BypassOverflow,
  type BypassState,
} from "./policy/bypass/proxy-bypass-list.ts";
export { decide } from "./policy/decide.ts";
export {
  decisionSchema,
  POLICY_ACTIONS,
  POLICY_REASONS,
  type Decision,
  type PolicyAction,
  type PolicyReason,
} from "./policy/decision.ts";
export { canonicaliseGrant, canonicalName, type CanonicalNames } from "./policy/grant/canonical-names.ts";
export {
  ANY_LOOPBACK,
  ANY_SITE,
  coversTarget,
  findGrant,
  isAlive,
  isPending,
} from "./policy/grant/find-grant.ts";
export {
  GRANT_SOURCES,
  grantSchema,
  lifetimeSchema,
  portRangeSchema,
  type Grant,
  type GrantSource,
  type Lifetime,
  type PortRange,
} from "./policy/grant/grant.ts";
export {
  exportGrants,
  grantsFileSchema,
  importGrants,
  type GrantsFile,
} from "./policy/grant/file/grants-file.ts";
export {
  managedPresetSchema,
  parseManagedPreset,
  type ManagedPreset,
  type ParsedPreset,
} from "./policy/grant/file/managed-preset.ts";
export { parseGrantEntries, type ParsedGrants } from "./policy/grant/file/parse-entries.ts";
export type { ReadyMadePair } from "./policy/grant/ready-made-pair.ts";
export { grantFrom, type GrantDetails } from "./policy/grant/ready-made/grant-from.ts";
export { READY_MADE_PAIRS } from "./policy/grant/ready-made/index.ts";
export { pairsForSite } from "./policy/grant/ready-made/pairs-for-site.ts";
export { siteOf } from "./policy/grant/site-of.ts";
export { isLocalName } from "./policy/local-name.ts";
export { initiatorSpace } from "./policy/initiator-space.ts";
export { composeLogFile, type LogFileFacts } from "./policy/log/compose-log-file.ts";
export { findingsOf, type SiteFindings } from "./policy/log/findings-of.ts";
export { logEntrySchema, type LogEntry } from "./policy/log/log-entry.ts";
export { logFileSchema, type LogFile } from "./policy/log/log-file.ts";
export { probeOf, type DecidedProbe } from "./policy/log/probe-of.ts";
export { POLICY_MODES, type PolicyMode } from "./policy/mode.ts";
export type { PolicyInitiator, PolicyOrigin } from "./policy/policy-initiator.ts";
export { isPaused, isPauseAlive, pauseSchema, type Pause } from "./policy/pause.ts";
export type { PolicyRules } from "./policy/policy-rules.ts";
export type { PolicyRequest, PolicyTarget } from "./policy/policy-target.ts";
export type { NonPublicSpace } from "./policy/rules/address/non-public-space.ts";
export { canBeSpared, type LearnedHost } from "./policy/rules/allow/learned-host.ts";
export { canBeRuled } from "./policy/rules/allow/can-be-ruled.ts";
export { DECLARATIVE_BLIND_SPOTS, type BlindSpot, type DeclarativeCase } from "./policy/rules/blind-spots.ts";
export {
  RESOURCE_TYPES,
  type DeclarativeRule,
  type ResourceType,
  type RuleAction,
  type RuleCondition,
} from "./policy/rules/declarative-rule.ts";
export {
  declarativeRules,
  type DeclarativeRules,
  type DeclarativeState,
} from "./policy/rules/declarative-rules.ts";
export { continuationRule, FIRST_FREE_RULE_ID } from "./policy/rules/navigation/continuation-rule.ts";
export { WARNING_PAGE } from "./policy/rules/navigation/navigation-rules.ts";
export { firstWorkerRules, startUpRules } from "./policy/rules/start-up-rules.ts";
export { RULE_PRIORITY } from "./policy/rules/rule-priority.ts";
export { RULE_QUOTA, type RuleQuotaExceeded } from "./policy/rules/rule-quota.ts";
export { WORKER_TAG } from "./policy/rules/worker/worker-rules.ts";
export { isSinkhole } from "./policy/sinkhole.ts";
export { createSpaceMemory, type SpaceMemory } from "./policy/space-memory.ts";
export { spaceOfHost } from "./policy/space-of-host.ts";
export { targetSpace } from "./policy/target-space.ts";
export { visibleText } from "./text/visible-text.ts";
