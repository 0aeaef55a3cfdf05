import { OUTCOME_KINDS, PROBE_CONTEXTS } from "@hushport/channels";
import * as z from "zod/mini";
import { PERMISSION_STATES } from "../permission-state.ts";
import { labObservationSchema } from "../report/observation-schema.ts";
import { labReportSchema, leftOutSchema } from "../report/schema.ts";

/** Whose page the browser takes the measuring document for: one of this computer, or one of the public internet. */
export const STANDPOINTS = ["machine", "internet"] as const;

/** What a measurement tries, for the page to say before it begins. */
export const visitFactsSchema = z.object({
  channels: z.array(z.string()),
  contexts: z.array(z.string()),
  spellings: z.array(z.string()),
  kinds: z.array(z.string()),
  probes: z.int(),
});

/** A result that the lab keeps while it runs, for every browser that opens the page. */
export const keptResultSchema = z.object({ id: z.string(), label: z.string(), report: labReportSchema });

const orderSchema = z.object({
  driver: z.string(),
  context: z.enum(PROBE_CONTEXTS),
  token: z.string(),
  deadlineMs: z.number(),
});

/** What the lab tells a page of its own, as events. */
export const labMessageSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("welcome"),
    visit: z.string(),
    facts: z.object({ machine: visitFactsSchema, internet: visitFactsSchema }),
    /** Token and address of the lab's own WebSocket. */
    ownSocket: z.object({ token: z.string(), url: z.string() }),
    /** A web server of the lab on a port of its own: reaching for it shows what the browser allows. */
    canaryUrl: z.string(),
    results: z.array(keptResultSchema),
  }),
  z.object({ kind: z.literal("block"), id: z.int(), orders: z.array(orderSchema) }),
  z.object({
    kind: z.literal("progress"),
    done: z.int(),
    total: z.int(),
    leftMs: z.nullable(z.number()),
    what: z.string(),
  }),
  z.object({ kind: z.literal("observations"), observations: z.array(labObservationSchema) }),
  z.object({ kind: z.literal("left-out"), leftOut: leftOutSchema }),
  z.object({ kind: z.literal("judging") }),
  z.object({ kind: z.literal("stop") }),
  z.object({ kind: z.literal("result"), result: keptResultSchema, isOwn: z.boolean() }),
  z.object({ kind: z.literal("failed"), reason: z.string() }),
]);

/** Above the longest words of a browser, a label of a person, and the orders of a block. */
const MAX_TEXT = 2_000;
const MAX_ANSWERS = 1_000;
const MAX_LABEL = 80;

const text = z.string().check(z.maxLength(MAX_TEXT));
const label = z.string().check(z.maxLength(MAX_LABEL));

/** How a page ended a probe; the shape of `Outcome` in `@hushport/channels`. */
const outcomeSchema = z.object({
  kind: z.enum(OUTCOME_KINDS),
  detail: z.exactOptional(text),
  errorName: z.exactOptional(text),
  readyState: z.exactOptional(z.number()),
  code: z.exactOptional(z.number()),
  resourceTimingMs: z.exactOptional(z.number()),
  atMs: z.number(),
  durationMs: z.number(),
});

const answerSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ended"), outcome: outcomeSchema }),
  z.object({ kind: z.literal("refused"), message: text }),
]);

/** What a page of the lab tells it. */
export const visitorMessageSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("start"),
    standpoint: z.enum(STANDPOINTS),
    permission: z.enum(PERMISSION_STATES),
    browser: z.object({ name: label, version: label, engine: labReportSchema.shape.browser.shape.engine }),
    /** What the person says protects the browser; empty for nothing. */
    protection: label,
  }),
  z.object({
    kind: z.literal("answers"),
    block: z.int(),
    answers: z.array(answerSchema).check(z.maxLength(MAX_ANSWERS)),
  }),
  z.object({ kind: z.literal("alive"), isPaused: z.boolean() }),
  z.object({ kind: z.literal("stop") }),
]);

/** Whose page the browser takes the measuring document for. */
export type Standpoint = (typeof STANDPOINTS)[number];
/** What a measurement tries. */
export type VisitFacts = Readonly<z.infer<typeof visitFactsSchema>>;
/** A result that the lab keeps while it runs. */
export type KeptResult = Readonly<z.infer<typeof keptResultSchema>>;
/** What the lab tells a page of its own. */
export type LabMessage = Readonly<z.infer<typeof labMessageSchema>>;
/** What a page of the lab tells it. */
export type VisitorMessage = Readonly<z.infer<typeof visitorMessageSchema>>;
