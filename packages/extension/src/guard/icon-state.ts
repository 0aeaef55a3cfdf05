import type { Gap } from "../contract/gap.ts";

/**
 * What the toolbar icon says by its shape, so that nobody needs to tell colours apart: `on` is the mark, `blocked` has
 * a triangle, `off` a stroke through it, `gap` a hollow ring with a bar.
 */
export const ICON_STATES = ["on", "blocked", "off", "gap"] as const;

/** What the toolbar icon says. */
export type IconState = (typeof ICON_STATES)[number];

/** Gaps that end by themselves, that are most people's choice, or are past: an icon that always warns is soon overlooked. */
const QUIET_GAPS: ReadonlySet<Gap["kind"]> = new Set(["starting", "private-windows", "reached-name"]);

/** Chooses the one thing that matters most to somebody who glances at the icon. */
export function iconState(facts: {
  readonly isOff: boolean;
  readonly gaps: readonly Gap[];
  readonly blockedCount: number;
}): IconState {
  if (facts.isOff) return "off";
  if (facts.blockedCount > 0) return "blocked";
  return facts.gaps.some(({ kind }) => !QUIET_GAPS.has(kind)) ? "gap" : "on";
}

/** Files of an icon by size, as `action.setIcon` takes them. */
export function iconFiles(state: IconState): Record<string, string> {
  return Object.fromEntries([16, 32, 48].map((size) => [size, `icons/${state}-${size}.png`]));
}

/** Above this a badge would not fit: `9k`. */
const MAX_EXACT = 999;

/** Writes a count into the four characters that a badge holds. */
export function badgeText(count: number): string {
  if (count === 0) return "";
  return count <= MAX_EXACT ? String(count) : `${Math.floor(count / 1_000)}k`;
}
