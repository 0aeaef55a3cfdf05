import { leakReportSchema, PORT_STATES } from "@hushport/core";
import * as z from "zod/mini";

/** Where half of the events lie, and the ends of the middle four fifths; milliseconds. */
export const quantilesSchema = z.object({ p10: z.number(), p50: z.number(), p90: z.number() });

/** What a page saw, and how often. */
export const outcomeCountSchema = z.object({ outcome: z.string(), detail: z.string(), count: z.int() });

/** All probes of one cell at targets of one kind, warm-up left out. */
export const cellStateSchema = z.object({
  targetKind: z.string(),
  portState: z.enum(PORT_STATES),
  samples: z.int(),
  /** Probes without an event by the deadline. */
  timeouts: z.int(),
  /** Of the probes with an event; `null` when there was none. */
  durationMs: z.nullable(quantilesSchema),
  outcomes: z.array(outcomeCountSchema),
  /** Probes of which a connection or datagram arrived. */
  contacted: z.int(),
  /** Probes of which the browser sent a packet, whether or not anybody took it; absent where packets were not counted. */
  sent: z.optional(z.int()),
  /** Probes of which application bytes arrived, TLS included. */
  withBytes: z.int(),
  /** Median of bytes over all probes. */
  medianBytes: z.number(),
  /** From the page's start to the first byte at the target, by the machine's clock; `null` when none came. */
  firstByteMs: z.nullable(quantilesSchema),
});

/**
 * Parts of a run, each with its own question: what can be told (`channels`), what arrives (`contexts`, `spellings`), and
 * what can be told of hosts of the local network (`hosts`).
 */
export const SECTIONS = ["channels", "contexts", "spellings", "hosts", "custom"] as const;

/** Which part of a run a cell belongs to. */
export type Section = (typeof SECTIONS)[number];

/** One cell of the matrix: what a page can learn through one channel, context and spelling. */
export const labCellSchema = z.extend(leakReportSchema, {
  section: z.enum(SECTIONS),
  /** Of all intervals of the cell; what one run says of all its cells together holds at 95 %. */
  confidence: z.number(),
  /** How long each probe was watched for an event. */
  deadlineMs: z.number(),
  states: z.array(cellStateSchema),
});

/** All probes of one cell at targets of one kind. */
export type CellState = Readonly<z.infer<typeof cellStateSchema>>;
/** One cell of the matrix. */
export type LabCell = Readonly<z.infer<typeof labCellSchema>>;
/** Where half of the events lie, and the ends of the middle four fifths. */
export type Quantiles = Readonly<z.infer<typeof quantilesSchema>>;
