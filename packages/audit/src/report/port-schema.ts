import { ADDRESS_SPACES, CHANNELS, PORT_STATES, REACHES, SCHEMES } from "@hushport/core";
import * as z from "zod/mini";

/** One port of one address space, over all probes that went there. */
export const reportPortSchema = z.object({
  port: z.int(),
  space: z.enum(ADDRESS_SPACES),
  /** Full common name of the program that most likely sits there, or `null`. */
  program: z.nullable(z.string()),
  /** What kind of program that is, in the catalogue's growing list of words; `null` when only a registry names it. */
  category: z.nullable(z.string()),
  /** Every other program that is known to use the port. */
  alternatives: z.array(z.string()),
  /** The first hosts that were tried at this port; `hostCount` counts all. */
  hosts: z.array(z.string()),
  hostCount: z.int(),
  probeCount: z.int(),
  schemes: z.array(z.enum(SCHEMES)),
  channels: z.array(z.enum(CHANNELS)),
  /** The furthest that any probe got. */
  reach: z.enum(REACHES),
  /** The most telling state that any probe met: `open` before `closed` before `filtered` before `unknown`. */
  state: z.enum(PORT_STATES),
  /** Milliseconds since the navigation began. */
  firstAtMs: z.number(),
});

/** One port of one address space, over all probes that went there. */
export type ReportPort = Readonly<z.infer<typeof reportPortSchema>>;
