import * as z from "zod/mini";
import { CONTEXTS } from "../probe/context.ts";
import { PORT_STATES } from "../probe/port-state.ts";

/** What a page saw of one port in a known state, and what the port saw of the page. Shape of `observations[]` in `lab.json`. */
export const observationSchema = z.object({
  /** Id of the channel driver. */
  channel: z.string(),
  context: z.enum(CONTEXTS),
  /** How the page wrote the address, without the port. */
  spelling: z.string(),
  /** Kind of the target (`http`, `silent`, `closed`, …): the truth that the page would like to know. */
  targetKind: z.string(),
  /** The same truth in three words. */
  portState: z.enum(PORT_STATES),
  /** What the page was shown (`load`, `error`, `closed`, …); `unsupported` and `aborted` are no observation. */
  outcome: z.string(),
  /** Everything else that is no time (ready state, close code, error name); never the address or the port. */
  detail: z.string(),
  /** From the start to the event, on the page's clock; `null` when there was none by the deadline. */
  durationMs: z.nullable(z.number()),
  /** Place among all probes of the cell, from 0, in order of time. */
  order: z.int(),
  /** Which round of the randomised plan it belongs to. */
  round: z.int(),
  /** Connections that the target accepted, or datagrams that it got. */
  connections: z.int(),
  /** Application bytes that arrived at the target. */
  bytes: z.int(),
});

/** What a page saw of one port in a known state, and what the port saw of the page. */
export type Observation = Readonly<z.infer<typeof observationSchema>>;
