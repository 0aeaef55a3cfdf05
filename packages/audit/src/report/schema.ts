import { findingSchema, probeSchema, PURPOSES, VERDICTS } from "@hushport/core";
import { LNA_STATES } from "@hushport/recorder";
import * as z from "zod/mini";
import { reportInitiatorSchema } from "./initiator-schema.ts";
import { outcomeSchema } from "./outcome-schema.ts";
import { reportPortSchema } from "./port-schema.ts";

/** Value of `format` in every audit report. */
export const REPORT_FORMAT = "hushport.audit";

/** Version of the report format; it changes when a reader of the old one would go wrong. */
export const REPORT_VERSION = 1;

/** A finding in a report: its lists may be shortened, its counts are exact. */
export const reportFindingSchema = z.extend(findingSchema, { portCount: z.int() });

/** A vendor that a finding names. `isDeployed` and `hasScanned` are two different claims. */
export const reportVendorSchema = z.object({
  name: z.string(),
  purpose: z.enum(PURPOSES),
  isDeployed: z.boolean(),
  hasScanned: z.boolean(),
  tenants: z.array(z.string()),
});

/** How many entries each shortened list leaves out. */
export const omittedSchema = z.object({
  probes: z.int(),
  ports: z.int(),
  findings: z.int(),
  initiators: z.int(),
  hosts: z.int(),
  scripts: z.int(),
  warnings: z.int(),
});

/** `report.json`: everything that one audit found. */
export const reportSchema = z.object({
  format: z.literal(REPORT_FORMAT),
  version: z.literal(REPORT_VERSION),
  generator: z.object({ name: z.string(), version: z.string() }),
  url: z.string(),
  /** Last address of the top-level page, or `null` when none was reached. */
  finalUrl: z.nullable(z.string()),
  title: z.nullable(z.string()),
  /** ISO 8601, UTC. */
  startedAt: z.string(),
  durationMs: z.number(),
  /** How long the page was watched after it had loaded. */
  dwellMs: z.number(),
  browser: z.object({ name: z.string(), version: z.string() }),
  /** The answer to Local Network Access prompts that the visit assumed. */
  lna: z.enum(LNA_STATES),
  isIsolated: z.boolean(),
  resolutions: z.array(z.object({ host: z.string(), port: z.int(), address: z.string() })),
  outcome: outcomeSchema,
  verdict: z.enum(VERDICTS),
  /** The verdict in one plain sentence. */
  sentence: z.string(),
  /** Exact, whatever the lists leave out. */
  totals: z.object({ probes: z.int(), ports: z.int(), hosts: z.int() }),
  findings: z.array(reportFindingSchema),
  vendors: z.array(reportVendorSchema),
  ports: z.array(reportPortSchema),
  initiators: z.array(reportInitiatorSchema),
  probes: z.array(probeSchema),
  /** Public hosts that the page talked to. */
  hosts: z.array(z.object({ host: z.string(), addresses: z.array(z.string()), cnames: z.array(z.string()) })),
  scripts: z.array(z.object({ url: z.string(), sha256: z.nullable(z.string()) })),
  /** One plain sentence each: what the reader must know to judge the report. */
  warnings: z.array(z.string()),
  omitted: omittedSchema,
});

/** `report.json`: everything that one audit found. */
export type AuditReport = Readonly<z.infer<typeof reportSchema>>;

/** A finding in a report. */
export type ReportFinding = Readonly<z.infer<typeof reportFindingSchema>>;

/** A vendor that a finding names. */
export type ReportVendor = Readonly<z.infer<typeof reportVendorSchema>>;
