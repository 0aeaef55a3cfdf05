import * as z from "zod/mini";

/** One call of a stack, innermost first; lines and columns are 1-based as in browsers' own stack traces. */
export const stackFrameSchema = z.object({
  functionName: z.string(),
  url: z.string(),
  line: z.int(),
  column: z.int(),
  /** Set on the first frame after an asynchronous hop: what kind of hop (`setTimeout`, `Promise.then`, …). */
  asyncCause: z.optional(z.string()),
});

/** Who made a probe. `null` means that the browser did not say. */
export const initiatorSchema = z.object({
  /** Document or worker that made it. */
  frameUrl: z.nullable(z.string()),
  /** Script that called the interface, or `null` for markup. */
  scriptUrl: z.nullable(z.string()),
  line: z.nullable(z.int()),
  column: z.nullable(z.int()),
  stack: z.array(stackFrameSchema),
});

/** One call of a stack. */
export type StackFrame = Readonly<z.infer<typeof stackFrameSchema>>;

/** Who made a probe. */
export type Initiator = Readonly<z.infer<typeof initiatorSchema>>;

/** The initiator of a probe that nobody could be tied to. */
export const UNKNOWN_INITIATOR: Initiator = {
  frameUrl: null,
  scriptUrl: null,
  line: null,
  column: null,
  stack: [],
};
