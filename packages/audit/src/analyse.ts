import type { Probe } from "@hushport/core";
import type { Recording } from "@hushport/recorder";
import { Analysis } from "./analysis.ts";
import type { AuditReport } from "./report/schema.ts";

/** Makes a recording and hands over every probe of it exactly once, also those that it does not list. */
export type MakeRecording = (onProbe: (probe: Probe) => void) => Promise<Recording>;

/** Turns a recording, fresh or saved, into its report. */
export async function analyse(makeRecording: MakeRecording): Promise<AuditReport> {
  const analysis = new Analysis();
  const recording = await makeRecording((probe) => analysis.add(probe));
  return analysis.report(recording);
}
