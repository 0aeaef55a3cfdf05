import { isPauseAlive, isPending } from "@hushport/core";
import type { Settings, SettingsInForce } from "../../contract/settings.ts";
import type { ManagedSettings } from "./managed-settings.ts";
import type { SessionSettings } from "./session-settings.ts";

/** Everything that settings come from. */
export interface SettingsSources {
  readonly stored: Settings;
  readonly session: SessionSettings;
  readonly managed: ManagedSettings;
}

/** Puts together what is in force at a moment: the administrator's mode wins, grants add up, what expired is gone. */
export function composeSettings(
  { stored, session, managed }: SettingsSources,
  nowMs: number,
): SettingsInForce {
  const kept = {
    grants: [...managed.grants, ...stored.grants, ...session.grants].filter((grant) =>
      isPending(grant, nowMs),
    ),
    pauses: stored.pauses.filter((pause) => isPauseAlive(pause, nowMs)),
  };
  return {
    ...stored,
    mode: managed.mode ?? stored.mode,
    grants: [...kept.grants, ...session.privateGrants.filter((grant) => isPending(grant, nowMs))],
    pauses: [...kept.pauses, ...session.privatePauses.filter((pause) => isPauseAlive(pause, nowMs))],
    localNames: [...new Set([...managed.localNames, ...stored.localNames])],
    kept,
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
