import * as z from "zod/mini";
import type { Visit } from "./visit.ts";

/** Where the index of the log is stored. */
export const INDEX_KEY = "log-index";
const VISIT_PREFIX = "log-visit:";

const rowSchema = z.object({ id: z.string(), entries: z.int(), characters: z.int() });

/** What the log knows of its visits without reading them. */
export const indexSchema = z.object({
  version: z.literal(1),
  /** Oldest first. */
  visits: z.array(rowSchema),
});

/** What the log knows of its visits without reading them. */
export type LogIndex = z.infer<typeof indexSchema>;

/** One visit of the index, and how much of the log it takes. */
export type LogIndexRow = z.infer<typeof rowSchema>;

/** Measures a visit for the index. */
export function rowOf(visit: Visit): LogIndexRow {
  return { id: visit.id, entries: visit.entries.length, characters: JSON.stringify(visit).length };
}

/** Tells where a visit is stored. */
export function visitKey(id: string): string {
  return VISIT_PREFIX + id;
}

/** Tells whether something stored is a visit, or was one. */
export function isVisitKey(key: string): boolean {
  return key.startsWith(VISIT_PREFIX);
}
