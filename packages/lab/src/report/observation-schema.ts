import { observationSchema } from "@hushport/core";
import * as z from "zod/mini";
import { SECTIONS } from "./cell-schema.ts";

/** One line of `lab-observations.jsonl`: core's observation, and what the lab knows besides. */
export const labObservationSchema = z.extend(observationSchema, {
  section: z.enum(SECTIONS),
  /** Which block of the plan it was made in; a resumed run makes the rest of the last one. */
  block: z.int(),
  deadlineMs: z.number(),
  /** From the page's start to the first connection, datagram or byte at the target; `null` when none came. */
  firstContactMs: z.nullable(z.number()),
  firstByteMs: z.nullable(z.number()),
  /** SYNs or datagrams that left the browser for the port, repeated ones too; absent where packets were not counted. */
  packets: z.optional(z.int()),
});

/** One probe as the page and the port saw it. */
export type LabObservation = Readonly<z.infer<typeof labObservationSchema>>;
