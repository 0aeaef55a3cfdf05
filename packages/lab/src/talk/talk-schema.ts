import * as z from "zod/mini";
import { leftOutSchema } from "../report/schema.ts";

/** Value of `format` in every result of the talk's experiments. */
export const TALK_FORMAT = "hushport.lab-talk";

/** Version of the format; it changes when a reader of the old one would go wrong. */
export const TALK_VERSION = 1;

/** One attempt as the page saw it. */
export const talkSampleSchema = z.object({
  /** What is compared: `before`, `serial`, `shared-worker`, … */
  arm: z.string(),
  /** What was probed: a kind of target. */
  target: z.string(),
  /** Which attempt of its arm and round it was, from 1. */
  place: z.int(),
  round: z.int(),
  /** When the page was told, or when it was given up. */
  ms: z.number(),
  /** `false`: the page was told nothing until `ms`. */
  isEnded: z.boolean(),
});

/** One attempt as the page saw it. */
export type TalkSample = z.infer<typeof talkSampleSchema>;

const described = {
  id: z.string(),
  title: z.string(),
  /** What the talk said. */
  claim: z.string(),
  /** What is true of this browser, computed from the samples. */
  sentence: z.string(),
};

/** Times that a page saw. */
export const timingResultSchema = z.object({
  ...described,
  kind: z.literal("timing"),
  /** `bars` compares targets and arms; `curve` shows time over the number of attempts. */
  chart: z.enum(["bars", "curve"]),
  /** After this long an attempt was given up. */
  deadlineMs: z.number(),
  samples: z.array(talkSampleSchema),
});

/** Ports that the browser does not connect to. */
export const blockingResultSchema = z.object({
  ...described,
  kind: z.literal("blocking"),
  /** Ports that were tried; 0 cannot be. */
  tried: z.int(),
  blocked: z.array(z.int()),
  /** The Fetch list, as far as it was tried. */
  listed: z.array(z.int()),
});

/** A search for hosts of a network, as one page made it. */
export const searchSchema = z.object({
  /** How the network gave its addresses. */
  layout: z.string(),
  /** How the page searched. */
  arm: z.string(),
  round: z.int(),
  /** Hosts that are there. */
  hosts: z.int(),
  /** Of each host that was found, the number of probes until then. */
  foundAt: z.array(z.int()),
  /** All probes, those of dead addresses included. */
  probes: z.int(),
  /** Addresses that nobody has and that looked as if somebody did. */
  mistaken: z.int(),
});

/** How many probes it takes to find hosts. */
export const discoveryResultSchema = z.object({
  ...described,
  kind: z.literal("discovery"),
  /** Addresses that hosts can have. */
  addresses: z.int(),
  /** After this long an address counts as one that nobody has. */
  deadlineMs: z.number(),
  searches: z.array(searchSchema),
  /** The same by computation, over many homes of each layout. */
  expected: z.array(z.object({ layout: z.string(), arm: z.string(), probesPerHost: z.number() })),
});

const experimentResultSchema = z.discriminatedUnion("kind", [
  timingResultSchema,
  blockingResultSchema,
  discoveryResultSchema,
]);

/** A search for hosts of a network. */
export type Search = z.infer<typeof searchSchema>;

/** Mean of the probes that it takes to find a host. */
export type ExpectedProbes = DiscoveryResult["expected"][number];

/** How many probes it takes to find hosts. */
export type DiscoveryResult = z.infer<typeof discoveryResultSchema>;

/** Times that a page saw. */
export type TimingResult = z.infer<typeof timingResultSchema>;

/** Ports that the browser does not connect to. */
export type BlockingResult = z.infer<typeof blockingResultSchema>;

/** What one experiment found. */
export type ExperimentResult = z.infer<typeof experimentResultSchema>;

/** The talk's experiments in one browser. */
export const talkReportSchema = z.object({
  format: z.literal(TALK_FORMAT),
  version: z.literal(TALK_VERSION),
  generator: z.object({ name: z.string(), version: z.string() }),
  /** ISO 8601, UTC. */
  measuredAt: z.string(),
  durationMs: z.number(),
  outcome: z.enum(["complete", "interrupted"]),
  browser: z.object({ name: z.string(), version: z.string(), engine: z.enum(["chromium", "firefox"]) }),
  /** No names: nothing here tells whose machine it was. */
  machine: z.object({ platform: z.string(), release: z.string(), arch: z.string(), cores: z.int() }),
  experiments: z.array(experimentResultSchema),
  leftOut: z.array(leftOutSchema),
});

/** The talk's experiments in one browser. */
export type TalkReport = z.infer<typeof talkReportSchema>;

/** @throws {z.core.$ZodError} Unless `value` is such a report. */
export function parseTalkReport(value: unknown): TalkReport {
  return talkReportSchema.parse(value);
}
