import * as z from "zod";
import { LNA_STATES } from "../lna-state.ts";

/** Shape of `visit.json`: what replaying needs besides the logs. */
export const visitFileSchema = z.object({
  format: z.literal("hushport.visit"),
  version: z.literal(1),
  url: z.string(),
  finalUrl: z.nullable(z.string()),
  title: z.nullable(z.string()),
  startedAt: z.string(),
  durationMs: z.number(),
  startMs: z.number(),
  closingMs: z.number(),
  browser: z.object({ name: z.string(), version: z.string() }),
  lna: z.enum(LNA_STATES),
  dwellMs: z.number(),
  isIsolated: z.boolean(),
  resolutions: z.array(z.object({ host: z.string(), port: z.number(), address: z.string() })),
  bindingName: z.string(),
  outcome: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("loaded"), httpStatus: z.nullable(z.number()) }),
    z.object({ kind: z.literal("partial"), code: z.string(), message: z.string() }),
    z.object({ kind: z.literal("failed"), code: z.string(), message: z.string() }),
  ]),
  scripts: z.array(z.object({ url: z.string(), sha256: z.nullable(z.string()) })),
  warnings: z.array(z.string()),
});

/** What replaying needs besides the logs. */
export type VisitFile = Readonly<z.infer<typeof visitFileSchema>>;
