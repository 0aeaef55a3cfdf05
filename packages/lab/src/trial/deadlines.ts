import type { PlannedCell } from "../plan/probe-plan.ts";

/** How long the first probes of a channel are watched: nearly all events that were measured come within it. */
const WARM_UP_DEADLINE_MS = 1_000;

/** Between the events of fast channels (3 to 30 ms on two busy cores) and patience. */
const LEAST_DEADLINE_MS = 200;

/** For channels that show nothing: long enough for the browser to connect. */
const UNSEEN_DEADLINE_MS = 400;

/** Times the slowest event of the warm-up. */
const MARGIN = 3;

/** How long a probe of the warm-up is watched. */
export function warmUpDeadlineMs({ driver }: PlannedCell): number {
  const base = driver.observes.includes("nothing") ? UNSEEN_DEADLINE_MS : WARM_UP_DEADLINE_MS;
  return Math.max(base, driver.heldBackMs ?? 0);
}

/** How long all later probes of the cell are watched, whatever their target: by the slowest event of the warm-up. */
export function measuredDeadlineMs(cell: PlannedCell, eventsMs: readonly number[]): number {
  if (driverWaits(cell)) return warmUpDeadlineMs(cell);
  const wanted = Math.ceil(MARGIN * Math.max(0, ...eventsMs));
  return Math.min(WARM_UP_DEADLINE_MS, Math.max(LEAST_DEADLINE_MS, wanted));
}

function driverWaits({ driver }: PlannedCell): boolean {
  return driver.heldBackMs !== undefined || driver.observes.includes("nothing");
}
