import { CONTEXTS, stackFrameSchema } from "@hushport/core";
import * as z from "zod/mini";

/** One script (or one document's markup) that made probes, with where it came from. */
export const reportInitiatorSchema = z.object({
  /** `null` when markup made the probes, or the browser named no script. */
  scriptUrl: z.nullable(z.string()),
  /** The first document or worker that it ran in. */
  frameUrl: z.nullable(z.string()),
  contexts: z.array(z.enum(CONTEXTS)),
  /** Lines of the script that made probes, most frequent first; the first 20. */
  places: z.array(z.object({ line: z.int(), column: z.int(), probeCount: z.int() })),
  /** Call stack of the first probe, innermost first. */
  stack: z.array(stackFrameSchema),
  /** CNAME chain of the script's host, nearest first. */
  cnames: z.array(z.string()),
  /** SHA-256 of the script's body, hex, if it was kept. */
  sha256: z.nullable(z.string()),
  vendor: z.nullable(z.string()),
  /** The vendor's customer that a host name gives away, or `null`. */
  tenant: z.nullable(z.string()),
  probeCount: z.int(),
});

/** One script (or one document's markup) that made probes. */
export type ReportInitiator = Readonly<z.infer<typeof reportInitiatorSchema>>;
