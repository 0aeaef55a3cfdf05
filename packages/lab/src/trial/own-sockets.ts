import type { SessionOrder, Ticket } from "@hushport/channels";
import type { PlannedCell } from "../plan/probe-plan.ts";

/**
 * Successful sockets that take back what failed ones did: Chromium delays the next WebSocket of a renderer after failures,
 * less after successes; Firefox lets one WebSocket to an address connect at a time, so that an own one only opens once
 * the hung one is gone. An attacker does the same.
 *
 * Source: measured in November 2026; three before each probe keep 60 failing probes at 2 to 9 ms in Chromium 156.
 */
export const OWN_SOCKETS = 3;

/** Above what an own socket takes behind a hung one that was just given up. */
export const OWN_SOCKET_DEADLINE_MS = 1_000;

/** Orders to run before a probe of this cell; none where the browser does not throttle. */
export function ownSocketsBefore(
  { driver, context }: PlannedCell,
  { token }: Ticket,
): readonly SessionOrder[] {
  if (driver.recordedAs !== "websocket") return [];
  return Array.from({ length: OWN_SOCKETS }, () => ({
    driver: "websocket",
    context,
    token,
    deadlineMs: OWN_SOCKET_DEADLINE_MS,
  }));
}
