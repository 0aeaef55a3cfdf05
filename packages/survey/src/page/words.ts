import { SPACE_WORDS } from "@hushport/audit";
import type { AddressSpace } from "@hushport/core";
import type { Change } from "../explorer/route.ts";
import type { Standing } from "../explorer/standing.ts";

/** How a site stands, as a label. */
export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  scan: "Scan found",
  "local-access": "Local access found",
  clean: "Nothing local found",
  failed: "Could not be visited",
};

/** Most telling first. */
export const STANDING_ORDER: readonly Standing[] = ["scan", "local-access", "clean", "failed"];

/** What became of a site, as a label. */
export const CHANGE_WORDS: Readonly<Record<Change, string>> = {
  appeared: "Appeared",
  vanished: "Vanished",
  changed: "Changed",
  same: "Same on both sides",
  untold: "Cannot be told",
};

/** Whose machine a port is on; the port's number stands before it. */
export function spaceWords(space: AddressSpace): string {
  return SPACE_WORDS[space].toLowerCase();
}

/** A whole number as people write it. */
export function formatCount(count: number): string {
  return count.toLocaleString("en");
}

/** A part of a whole, in percent; small ones keep a digit. */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) return "–";
  const percent = (part / whole) * 100;
  if (percent > 0 && percent < 0.1) return "< 0.1 %";
  return `${percent.toFixed(percent < 10 ? 1 : 0)} %`;
}
