import { findingSchema, recognise, type Finding } from "@hushport/core";
import * as z from "zod/mini";
import { allEntries } from "./all-entries.ts";
import { countVisit } from "./count-visit.ts";
import { probeOfEntry } from "./probe-of-entry.ts";
import type { Visit } from "./visit.ts";

/** What a visit comes to. */
export const visitSummarySchema = z.object({
  attempts: z.object({ allow: z.int(), ask: z.int(), block: z.int() }),
  ports: z.object({ loopback: z.int(), local: z.int() }),
  devices: z.int(),
  blockedPorts: z.int(),
  findings: z.array(findingSchema),
});

/** What a visit comes to. */
export type VisitSummary = z.infer<typeof visitSummarySchema>;

/** Counts and judges a visit. */
export function summariseVisit(visit: Visit): VisitSummary {
  return { ...countVisit(visit), findings: findingsOf(visit) };
}

/** The judgement of the audit's own recogniser, over every kept entry. */
export function findingsOf(visit: Visit): Finding[] {
  const probes = allEntries(visit).flatMap(
    (entry, index) => probeOfEntry(`p${index + 1}`, entry, visit.startedAtMs) ?? [],
  );
  return recognise(probes, { pageUrl: visit.topUrl });
}
