import type { Outcome } from "@hushport/channels";
import { portStateOf } from "../plan/target-kinds.ts";
import type { LabObservation } from "../report/observation-schema.ts";
import { describeOutcome, eventMs } from "./describe-outcome.ts";
import type { OpenTrial } from "./open-trial.ts";

/** Puts together what the page saw of a probe and what the port saw of the page. */
export function observeTrial(
  { planned: { cell, kind, round }, target, ticket }: OpenTrial,
  outcome: Outcome,
  place: Pick<LabObservation, "block" | "deadlineMs" | "order" | "packets">,
): LabObservation {
  const { connections, datagrams, bytes, firstContactAtMs, firstByteAtMs } = target.contacts();
  const sinceStartMs = (atMs: number | undefined): number | null =>
    atMs === undefined ? null : atMs - outcome.atMs;
  return {
    section: cell.section,
    channel: cell.driver.id,
    context: cell.context,
    spelling: cell.spelling.text,
    targetKind: kind,
    portState: portStateOf(kind),
    outcome: outcome.kind,
    detail: describeOutcome(outcome, ticket),
    durationMs: eventMs(outcome),
    round,
    connections: connections + datagrams,
    bytes,
    firstContactMs: sinceStartMs(firstContactAtMs),
    firstByteMs: sinceStartMs(firstByteAtMs),
    ...place,
  };
}
