import { isAlive } from "@hushport/core";
import type { Settings } from "../../contract/settings.ts";
import type { ManagedSettings } from "./managed-settings.ts";
import type { SessionSettings } from "./session-settings.ts";

/** Everything that settings come from. */
export interface SettingsSources {
  readonly stored: Settings;
  readonly session: SessionSettings;
  readonly managed: ManagedSettings;
}

/** Puts together what is in force at a moment: the administrator's mode wins, grants add up, what expired is gone. */
export function composeSettings({ stored, session, managed }: SettingsSources, nowMs: number): Settings {
  return {
    ...stored,
    mode: managed.mode ?? stored.mode,
    grants: [...managed.grants, ...stored.grants, ...session.grants, ...session.privateGrants].filter(
      ({ lifetime }) => (lifetime.kind === "until" ? isAlive(lifetime, { nowMs, tab: null }) : true),
    ),
    pauses: [...stored.pauses, ...session.privatePauses].filter(
      ({ untilMs }) => untilMs === null || nowMs < untilMs,
    ),
    localNames: [...new Set([...managed.localNames, ...stored.localNames])],
  };
}

/** @returns When the next grant or pause ends by the clock, or `undefined` when none does. */
export function nextExpiry({ grants, pauses }: Settings): number | undefined {
  const ends = [
    ...grants.flatMap(({ lifetime }) => (lifetime.kind === "until" ? lifetime.atMs : [])),
    ...pauses.flatMap(({ untilMs }) => untilMs ?? []),
  ];
  return ends.length === 0 ? undefined : Math.min(...ends);
}
