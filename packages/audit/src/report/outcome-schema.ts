import * as z from "zod/mini";

/** How the visit ended: the recorder's `VisitOutcome` as data. */
export const outcomeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("loaded"), httpStatus: z.nullable(z.int()) }),
  z.object({ kind: z.literal("partial"), code: z.string(), message: z.string() }),
  z.object({ kind: z.literal("failed"), code: z.string(), message: z.string() }),
]);
