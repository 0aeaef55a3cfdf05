import * as z from "zod/mini";
import { CONTEXTS } from "../../probe/context.ts";
import { estimateSchema } from "../numbers/interval.ts";

/** What one oracle says of a pair of states. */
export const oracleResultSchema = z.object({
  /** Id of the oracle: `time`, `category` or `combined`. */
  oracle: z.string(),
  /** Chance of so large a difference where there is none; `null` when all trials look alike to the oracle. */
  pValue: z.nullable(z.number()),
  /** The same for all tests of the cell (Holm); `null` with `pValue`. */
  adjustedPValue: z.nullable(z.number()),
});

/** How well two states can be told apart. All intervals are of the report's confidence. */
export const pairReportSchema = z.object({
  /** Kinds of target. */
  states: z.tuple([z.string(), z.string()]),
  samples: z.tuple([z.int(), z.int()]),
  /** Chance that the second state takes longer than the first; 0.5 says nothing, 0 and 1 everything. */
  auc: estimateSchema,
  /** Whether the area is shown to be within 0.05 of 0.5. */
  isEquivalent: z.boolean(),
  /** What one observation, time and outcome, tells about which of the two it is; at most 1. */
  bits: estimateSchema,
  /** Share of right guesses by the best threshold of time, cross-validated. */
  thresholdAccuracy: estimateSchema,
  /** Milliseconds of that threshold; `null` when none helps, when only whether there was an event does, or when drift made all times relative. */
  thresholdMs: z.nullable(z.number()),
  /** Share of right guesses by the best threshold within each outcome, cross-validated. */
  accuracy: estimateSchema,
  /** Standard deviations by which times drifted, whatever the state; above 1.645 they were compared in shorter runs. */
  drift: z.number(),
  /** Rounds of such a run. */
  roundsCompared: z.int(),
  oracles: z.array(oracleResultSchema),
});

/** The most that a page can learn, at the report's confidence for all pairs of the cell at once. */
export const upperBoundSchema = z.object({
  /** Between 0.5 and 1, whichever state is the slower. */
  auc: z.number(),
  bits: z.number(),
  accuracy: z.number(),
});

/** Why there is no verdict; `too-few-samples` also where there are too few for so many cells. */
export const UNAVAILABLE_REASONS = ["not-observed", "unsupported", "one-state", "too-few-samples"] as const;

/** What a page can learn about ports through one channel, context and spelling. */
export const leakVerdictSchema = z.discriminatedUnion("kind", [
  /** Some pair of states differs; `oracles` are those that find it, with the pair where each is surest. */
  z.object({
    kind: z.literal("leaks"),
    oracles: z.array(
      z.object({ oracle: z.string(), states: z.tuple([z.string(), z.string()]), adjustedPValue: z.number() }),
    ),
  }),
  /** Nothing was found, and what is there is below the bound. */
  z.object({ kind: z.literal("no-leak-detected"), upperBound: upperBoundSchema, isEquivalent: z.boolean() }),
  /** Nothing was found, and nothing ever arrived at an open port. */
  z.object({ kind: z.literal("not-reached"), upperBound: upperBoundSchema, isEquivalent: z.boolean() }),
  z.object({ kind: z.literal("not-available"), reason: z.enum(UNAVAILABLE_REASONS) }),
]);

/** One cell of the matrix. */
export const leakReportSchema = z.object({
  channel: z.string(),
  context: z.enum(CONTEXTS),
  spelling: z.string(),
  verdict: leakVerdictSchema,
  /** Chance of so sure a difference where there is none, for all cells judged together; `null` when nothing was tested. */
  pValue: z.nullable(z.number()),
  /** Bits that one observation tells about which kind of target it is, all kinds equally likely; `null` without verdict. */
  bits: z.nullable(estimateSchema),
  /** Probes of open ports of which anything arrived, of how many. */
  reach: z.object({ reached: z.int(), of: z.int() }),
  pairs: z.array(pairReportSchema),
});

/** What one oracle says of a pair of states. */
export type OracleResult = Readonly<z.infer<typeof oracleResultSchema>>;
/** How well two states can be told apart. */
export type PairReport = Readonly<z.infer<typeof pairReportSchema>>;
/** The most that a page can learn. */
export type UpperBound = Readonly<z.infer<typeof upperBoundSchema>>;
/** Why there is no verdict. */
export type UnavailableReason = (typeof UNAVAILABLE_REASONS)[number];
/** What a page can learn about ports through one cell. */
export type LeakVerdict = Readonly<z.infer<typeof leakVerdictSchema>>;
/** One cell of the matrix. */
export type LeakReport = Readonly<z.infer<typeof leakReportSchema>>;
