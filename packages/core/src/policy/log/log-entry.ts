import * as z from "zod/mini";
import { probeSchema } from "../../probe/probe.ts";
import { decisionSchema } from "../decision.ts";

/** One request that the guard or the gateway decided on. */
export const logEntrySchema = z.object({
  /** Milliseconds since 1970. */
  atMs: z.number(),
  /** Registrable domain of the top page, or `null` when no page is known (TLS through the gateway, some workers). */
  site: z.nullable(z.string()),
  /** Requests alike that this entry stands for; 1 unless it was summarised. */
  count: z.int().check(z.gte(1)),
  probe: probeSchema,
  decision: decisionSchema,
});

/** One request that the guard or the gateway decided on. */
export type LogEntry = Readonly<z.infer<typeof logEntrySchema>>;
