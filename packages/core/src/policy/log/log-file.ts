import * as z from "zod/mini";
import { findingSchema } from "../../scan/finding.ts";
import { logEntrySchema } from "./log-entry.ts";

/** Shape of a `hushport.log` file, as guard and gateway export it. */
export const logFileSchema = z.object({
  format: z.literal("hushport.log"),
  version: z.literal(1),
  /** Who wrote it. */
  writer: z.object({
    name: z.enum(["guard", "gateway"]),
    version: z.string(),
    browser: z.nullable(z.string()),
  }),
  exportedAt: z.iso.datetime(),
  /** Oldest first. */
  entries: z.array(logEntrySchema),
  /** What the recogniser made of each site's entries. */
  sites: z.array(z.object({ site: z.nullable(z.string()), findings: z.array(findingSchema) })),
});

/** A `hushport.log` file. */
export type LogFile = Readonly<z.infer<typeof logFileSchema>>;
