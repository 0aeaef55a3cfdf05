import * as z from "zod/mini";
import { ADDRESS_SPACES } from "../address/address-space.ts";
import { PURPOSES } from "./purpose.ts";

/**
 * What a finding says. `scan`: ports were looked for. `local-access`: a local program or device was addressed.
 * `sinkhole`: a public name was answered with a null or loopback address by the resolver, so nothing was looked for.
 * `deployed`: a vendor that is known to scan is present, but was not seen scanning.
 */
export const FINDING_KINDS = ["scan", "local-access", "sinkhole", "deployed"] as const;

/** What a finding says. */
export type FindingKind = (typeof FINDING_KINDS)[number];

/** One port of a finding. */
export const findingPortSchema = z.object({
  port: z.int(),
  space: z.enum(ADDRESS_SPACES),
  /** Full common name of the most likely program ("Remote Desktop Protocol (RDP)"), or `null`. */
  program: z.nullable(z.string()),
  /** Every other program that is known to use the port. */
  alternatives: z.array(z.string()),
});

/** A judgement about a set of probes. Shape of `findings[]` in every report. */
export const findingSchema = z.object({
  kind: z.enum(FINDING_KINDS),
  /** Id of the signature or generic rule that matched (`threatmetrix-2020`, `many-ports-one-host`). */
  signature: z.string(),
  /** Name of the vendor, or `null` when none is known. */
  vendor: z.nullable(z.string()),
  /** The vendor's customer that a host name gives away (`h-ebay`), where there is one. */
  tenant: z.optional(z.string()),
  purpose: z.enum(PURPOSES),
  /** 0 to 1: how sure the recogniser is of signature, vendor and purpose together. */
  confidence: z.number().check(z.gte(0), z.lte(1)),
  /** One plain sentence for a reader who is no engineer. */
  sentence: z.string(),
  ports: z.array(findingPortSchema),
  /** Ids of the probes that prove it; shorter than `probeCount` when the list was summarised. */
  probes: z.array(z.string()),
  /** How many probes prove it, exactly. */
  probeCount: z.int(),
});

/** One port of a finding. */
export type FindingPort = Readonly<z.infer<typeof findingPortSchema>>;

/** A judgement about a set of probes. */
export type Finding = Readonly<z.infer<typeof findingSchema>>;
