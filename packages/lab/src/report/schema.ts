import * as z from "zod/mini";
import { PERMISSION_STATES } from "../permission-state.ts";
import { labCellSchema } from "./cell-schema.ts";

/** Value of `format` in every lab report. */
export const LAB_FORMAT = "hushport.lab";

/** Version of the report format; it changes when a reader of the old one would go wrong. */
export const LAB_VERSION = 1;

/** Name of the side file with every single observation. */
export const OBSERVATIONS_FILE = "lab-observations.jsonl";

/** Something that was asked for and not measured, and why, in one sentence each. */
export const leftOutSchema = z.object({ what: z.string(), reason: z.string() });

/** `lab.json`: what one browser, in one permission state and under one protection, lets a page learn. */
export const labReportSchema = z.object({
  format: z.literal(LAB_FORMAT),
  version: z.literal(LAB_VERSION),
  generator: z.object({ name: z.string(), version: z.string() }),
  /** ISO 8601, UTC: when the first probe was made. */
  measuredAt: z.string(),
  durationMs: z.number(),
  /** `interrupted` has what was measured until then. */
  outcome: z.enum(["complete", "interrupted"]),
  /** No names: nothing here tells whose machine it was. */
  machine: z.object({ platform: z.string(), release: z.string(), arch: z.string(), cores: z.int() }),
  browser: z.object({
    name: z.string(),
    version: z.string(),
    engine: z.enum(["chromium", "firefox", "webkit", "other"]),
  }),
  permission: z.enum(PERMISSION_STATES),
  protection: z.object({
    extension: z.nullable(z.object({ name: z.string(), version: z.string() })),
    flags: z.array(z.string()),
    preferences: z.array(z.string()),
  }),
  /** Name of the preset, or `custom`. */
  preset: z.string(),
  options: z.object({
    seed: z.int(),
    channels: z.array(z.string()),
    contexts: z.array(z.string()),
    spellings: z.array(z.string()),
    network: z.enum(["host", "namespace"]),
    window: z.enum(["headless", "visible", "own"]),
    /** Scheme of the page that probed, where it is not the permission state's usual one. */
    page: z.optional(z.enum(["http", "https"])),
  }),
  /** Smallest difference of times that a run of this length finds; absent where nothing was compared. */
  sensitivity: z.optional(
    z.object({
      /** Area under the curve; `null` when it finds none by time alone. */
      auc: z.nullable(z.number()),
      power: z.number(),
      /** Probes of each state. */
      samples: z.int(),
      /** Tests that share the error rate. */
      tests: z.int(),
    }),
  ),
  /** What made each kind of target behave so: a listener, a packet filter, a full accept queue. */
  targets: z.array(z.object({ kind: z.string(), protocol: z.enum(["tcp", "udp"]), means: z.string() })),
  cells: z.array(labCellSchema),
  observations: z.object({
    count: z.int(),
    /** Name of the file beside `lab.json` that has them all; `null` when none was kept. */
    file: z.nullable(z.string()),
  }),
  leftOut: z.array(leftOutSchema),
});

/** `lab.json`. */
export type LabReport = Readonly<z.infer<typeof labReportSchema>>;
/** Something that was asked for and not measured. */
export type LeftOut = Readonly<z.infer<typeof leftOutSchema>>;

/**
 * Reads a `lab.json` that somebody sent.
 *
 * @returns The reason in words when it is none.
 */
export function parseLabReport(text: string): LabReport | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `it is no JSON (${error instanceof Error ? error.message : String(error)})`;
  }
  const parsed = labReportSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return `${issue?.path.join(".") || "the file"} is not as in ${LAB_FORMAT} version ${LAB_VERSION}`;
}
