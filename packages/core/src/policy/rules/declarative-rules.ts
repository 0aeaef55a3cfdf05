import type { Grant } from "../grant/grant.ts";
import type { PolicyMode } from "../mode.ts";
import { isPauseAlive, type Pause } from "../pause.ts";
import { grantRules } from "./allow/grant-rules.ts";
import { learnedInitiatorRules, ownHostRules, ownInitiatorRules } from "./allow/initiator-rules.ts";
import { LOOPBACK_DOMAINS } from "./allow/loopback-domains.ts";
import { canBeSpared, type LearnedHost } from "./allow/learned-host.ts";
import { OFF_RULE, pauseRules } from "./allow/pause-rules.ts";
import { ruleDomain } from "./allow/rule-domain.ts";
import { blockLocalNames, blockRules } from "./block/block-rules.ts";
import type { DeclarativeRule, UnnumberedRule } from "./declarative-rule.ts";
import { localNameNavigationRules, navigationRules } from "./navigation/navigation-rules.ts";
import { fitGrants, type RuleQuotaExceeded } from "./rule-quota.ts";
import { passingWorkerRules } from "./worker/passing-worker-rules.ts";
import { TAB_SCRIPT_RULE, WORKER_SCRIPTS, workerPolicies, workerRules } from "./worker/worker-rules.ts";

/** Everything that the rules of a Chromium profile follow from. */
export interface DeclarativeState {
  readonly mode: PolicyMode;
  readonly grants: readonly Grant[];
  readonly pauses: readonly Pause[];
  /** Those of the grants and pauses that may come to a disk, which nothing of a private window may; all by default. */
  readonly kept?: Pick<DeclarativeState, "grants" | "pauses">;
  /** Hosts whose top pages were seen to come from this machine or its network. */
  readonly learnedLocalHosts: readonly LearnedHost[];
  /** Hosts that the user declares to be of the local network, and every name below them. */
  readonly localNames: readonly string[];
  /** Names by which pages were seen to reach this machine or its network: closed like those, and none to trust. */
  readonly reachedNames?: readonly string[];
  /** Those of them whose own pages only ever came from there: an inner page that a public one led to keeps its host. */
  readonly innerNames?: readonly string[];
  /** Id of the extension itself, for the address of its warning page. */
  readonly extensionId: string;
  readonly nowMs: number;
}

/** Rules for the three rule sets of an extension, each numbered from 1. */
export interface DeclarativeRules {
  /** The same for everybody: shipped with the extension, in force from the browser's first request. */
  readonly static: readonly DeclarativeRule[];
  /** Kept by the browser, on its disk, until they are replaced: only what holds for good. */
  readonly dynamic: readonly DeclarativeRule[];
  /** Gone when the browser ends: what is about a tab, has an end, was learned, or was decided in a private window. */
  readonly session: readonly DeclarativeRule[];
  /** Grants that did not fit and are therefore not in force, where there are any. */
  readonly exceeded: readonly RuleQuotaExceeded[];
  /** Sites whose shared and service workers do without some of what is granted, since their policy has no room. */
  readonly workersWithout: readonly string[];
}

/**
 * Writes the policy as rules of declarativeNetRequest. Pure: the same state gives the same rules with the same ids, so
 * an engine replaces all of them at once and nothing is left over.
 */
export function declarativeRules(state: DeclarativeState): DeclarativeRules {
  const fixed = number([...blockRules(), ...ownInitiatorRules()]);
  if (state.mode === "off") {
    return { static: fixed, dynamic: number([OFF_RULE]), session: [], exceeded: [], workersWithout: [] };
  }
  const localNames = state.localNames.map(ruleDomain);
  const reachedNames = (state.reachedNames ?? [])
    .map(ruleDomain)
    .filter((name) => !localNames.includes(name));
  const { lasting, passing } = partGrants(state);
  const paused = partPauses(state);
  const worker = {
    spared: [...LOOPBACK_DOMAINS, ...paused.lasting.map(ruleDomain)],
    grants: lasting,
    nowMs: state.nowMs,
  };
  const dynamic = fitGrants(
    "dynamic",
    [
      ...blockLocalNames(localNames),
      ...navigationRules(state.extensionId),
      ...localNameNavigationRules(state.extensionId, localNames),
      ...pauseRules(paused.lasting),
      ...workerRules(WORKER_SCRIPTS.shared, worker),
      ...workerRules(WORKER_SCRIPTS.service, worker),
    ],
    rulesOf(state, lasting),
  );
  const passingWorkers = passingWorkerRules({
    spared: [...learnedDomains(state), ...paused.passing.map(ruleDomain)],
    lasting,
    passing,
    nowMs: state.nowMs,
  });
  const session = fitGrants(
    "session",
    [
      ...blockLocalNames(reachedNames),
      ...localNameNavigationRules(state.extensionId, reachedNames),
      ...learnedInitiatorRules(state.learnedLocalHosts, localNames),
      ...ownHostRules(state.innerNames ?? []),
      ...pauseRules(paused.passing),
      TAB_SCRIPT_RULE,
      ...passingWorkers.rules,
    ],
    rulesOf(state, passing),
  );
  return {
    static: fixed,
    dynamic: number(dynamic.rules),
    session: number(session.rules),
    exceeded: [dynamic.exceeded, session.exceeded].filter((exceeded) => exceeded !== null),
    workersWithout: [
      ...new Set([...workerPolicies(lasting, state.nowMs).leftOut, ...passingWorkers.leftOut]),
    ],
  };
}

function rulesOf({ nowMs }: DeclarativeState, grants: readonly Grant[]) {
  return grants.map((grant) => ({ grant: grant.id, rules: grantRules(grant, nowMs) }));
}

/** Rules that are kept hold before anybody looks at the clock: what has an end must not outlive the browser there. */
function partGrants(state: DeclarativeState) {
  const lasting = (state.kept ?? state).grants.filter(({ lifetime }) => lifetime.kind === "always");
  const known = new Set(lasting.map(({ id }) => id));
  return { lasting, passing: state.grants.filter(({ id }) => !known.has(id)) };
}

function partPauses(state: DeclarativeState) {
  const known = (state.kept ?? state).pauses.filter(({ untilMs }) => untilMs === null);
  const lasting = new Set(known.map(({ site }) => site));
  const alive = state.pauses.filter((pause) => isPauseAlive(pause, state.nowMs));
  const passing = new Set(alive.map(({ site }) => site).filter((site) => !lasting.has(site)));
  return { lasting: [...lasting], passing: [...passing] };
}

function learnedDomains({ learnedLocalHosts, localNames }: DeclarativeState): readonly string[] {
  return learnedLocalHosts
    .map(({ host }) => host)
    .filter((host) => canBeSpared(host, localNames))
    .map(ruleDomain);
}

function number(rules: readonly UnnumberedRule[]): readonly DeclarativeRule[] {
  return rules.map((rule, index) => ({ id: index + 1, ...rule }));
}
