import { endpointOfUrl, siteOf, type PolicyMode } from "@hushport/core";
import type { Settings } from "../../contract/settings.ts";

/** The mode that holds for one page: the user's, or `off` while the guard is switched off on its site. */
export function modeFor({ mode, pauses }: Settings, topUrl: string | null, nowMs: number): PolicyMode {
  if (pauses.length === 0 || topUrl === null) return mode;
  const host = endpointOfUrl(topUrl)?.host;
  if (host === undefined) return mode;
  const site = siteOf(host);
  const isPaused = pauses.some((pause) => pause.site === site && (pause.untilMs ?? Infinity) > nowMs);
  return isPaused ? "off" : mode;
}
