import type { Entry } from "./entry.ts";
import type { Visit } from "./visit.ts";

/** Entries of a visit, the crowd's examples last: their counts add up to every request, exactly. */
export function allEntries({ entries, crowd }: Pick<Visit, "entries" | "crowd">): readonly Entry[] {
  return crowd === null ? entries : [...entries, ...crowd.entries];
}
