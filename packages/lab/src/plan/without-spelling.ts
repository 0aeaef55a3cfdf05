import type { PlannedLab } from "./create-plan.ts";

/** The plan without one spelling, and a note that says why. */
export function withoutSpelling({ plan, leftOut }: PlannedLab, text: string, reason: string): PlannedLab {
  const groups = plan.groups
    .map((group) => group.filter(({ spelling }) => spelling.text !== text))
    .filter((group) => group.length > 0);
  if (groups.flat().length === plan.groups.flat().length) return { plan, leftOut };
  return { plan: { ...plan, groups }, leftOut: [...leftOut, { what: `spelling ${text}`, reason }] };
}
