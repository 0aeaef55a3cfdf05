import type { Grant } from "../grant/grant.ts";
import type { PolicyMode } from "../mode.ts";
import { isPauseAlive, type Pause } from "../pause.ts";
import { grantRules, isSessionGrant } from "./allow/grant-rules.ts";
import { learnedInitiatorRules, ownInitiatorRules } from "./allow/initiator-rules.ts";
import { canBeSpared, type LearnedHost } from "./allow/learned-host.ts";
import { OFF_RULE, pauseRules } from "./allow/pause-rules.ts";
import { ruleDomain } from "./allow/rule-domain.ts";
import { blockLocalNames, blockRules } from "./block/block-rules.ts";
import type { DeclarativeRule, UnnumberedRule } from "./declarative-rule.ts";
import { navigationRules } from "./navigation/navigation-rules.ts";
import { fitGrants, type RuleQuotaExceeded } from "./rule-quota.ts";
import { TAB_SCRIPT_RULE, WORKER_SCRIPTS, workerRules } from "./worker/worker-rules.ts";

/** Everything that the rules of a Chromium profile follow from. */
export interface DeclarativeState {
  readonly mode: PolicyMode;
  readonly grants: readonly Grant[];
  readonly pauses: readonly Pause[];
  /** Hosts whose top pages were seen to come from this machine or its network. */
  readonly learnedLocalHosts: readonly LearnedHost[];
  /** Hosts that the user declares to be of the local network, and every name below them. */
  readonly localNames: readonly string[];
  /** Id of the extension itself, for the address of its warning page. */
  readonly extensionId: string;
  readonly nowMs: number;
}

/** Rules for the three rule sets of an extension, each numbered from 1. */
export interface DeclarativeRules {
  /** The same for everybody: shipped with the extension, in force from the browser's first request. */
  readonly static: readonly DeclarativeRule[];
  /** Kept by the browser until they are replaced. */
  readonly dynamic: readonly DeclarativeRule[];
  /** Gone when the browser ends; has everything that is about a tab or was learned. */
  readonly session: readonly DeclarativeRule[];
  /** Grants that did not fit and are therefore not in force, where there are any. */
  readonly exceeded: readonly RuleQuotaExceeded[];
}

/**
 * Writes the policy as rules of declarativeNetRequest. Pure: the same state gives the same rules with the same ids, so
 * an engine replaces all of them at once and nothing is left over.
 */
export function declarativeRules(state: DeclarativeState): DeclarativeRules {
  const fixed = number([...blockRules(), ...ownInitiatorRules()]);
  if (state.mode === "off") {
    return { static: fixed, dynamic: number([OFF_RULE]), session: [], exceeded: [] };
  }
  const localNames = state.localNames.map(ruleDomain);
  const worker = { spared: sparedWorkerDomains(state), grants: state.grants, nowMs: state.nowMs };
  const dynamic = fitGrants(
    "dynamic",
    [
      ...blockLocalNames(localNames),
      ...navigationRules(state.extensionId, localNames),
      ...pauseRules(pausedSites(state)),
      ...workerRules(WORKER_SCRIPTS.shared, worker),
      ...workerRules(WORKER_SCRIPTS.service, worker),
    ],
    rulesOf(state, (grant) => !isSessionGrant(grant)),
  );
  const session = fitGrants(
    "session",
    [...learnedInitiatorRules(state.learnedLocalHosts, localNames), TAB_SCRIPT_RULE],
    rulesOf(state, isSessionGrant),
  );
  return {
    static: fixed,
    dynamic: number(dynamic.rules),
    session: number(session.rules),
    exceeded: [dynamic.exceeded, session.exceeded].filter((exceeded) => exceeded !== null),
  };
}

function rulesOf({ grants, nowMs }: DeclarativeState, isWanted: (grant: Grant) => boolean) {
  return grants.filter(isWanted).map((grant) => ({ grant: grant.id, rules: grantRules(grant, nowMs) }));
}

function pausedSites({ pauses, nowMs }: DeclarativeState): readonly string[] {
  return [...new Set(pauses.filter((pause) => isPauseAlive(pause, nowMs)).map(({ site }) => site))];
}

/** A worker's script is of the same origin as its page. */
function sparedWorkerDomains(state: DeclarativeState): readonly string[] {
  const learned = state.learnedLocalHosts
    .map(({ host }) => host)
    .filter((host) => canBeSpared(host, state.localNames));
  return [
    ...new Set(["localhost", "127.0.0.1", "[::1]", ...[...learned, ...pausedSites(state)].map(ruleDomain)]),
  ];
}

function number(rules: readonly UnnumberedRule[]): readonly DeclarativeRule[] {
  return rules.map((rule, index) => ({ id: index + 1, ...rule }));
}
