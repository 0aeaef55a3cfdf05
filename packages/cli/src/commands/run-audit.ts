import { resolve } from "node:path";
import { audit, plural, reserveRoom, type AuditOptions, type AuditReport } from "@hushport/audit";
import { assertNever } from "@hushport/core";
import type { VisitProgress } from "@hushport/recorder";
import type { AuditCommandOptions } from "../arguments/audit-options.ts";
import { auditExitCode, type ExitCode } from "../exit-code.ts";
import {
  createReportDirectory,
  prepareNamedDirectory,
  removeReportDirectory,
} from "../output/report-directory.ts";
import type { ConsoleStreams } from "../terminal/console-streams.ts";
import { createProgress, type Progress } from "../terminal/progress.ts";
import { deliverReport } from "./deliver-report.ts";

/** What an audit runs with besides its options. */
export interface AuditSurroundings {
  readonly streams: ConsoleStreams;
  /** Aborts when the person wants no more; what was seen until then is still reported. */
  readonly signal: AbortSignal;
  readonly now: Date;
}

/** Audits one page: visit, verdict, files. */
export async function runAudit(
  url: string,
  options: AuditCommandOptions,
  { streams, signal, now }: AuditSurroundings,
): Promise<{ readonly exitCode: ExitCode; readonly report: AuditReport }> {
  const directory = await makeDirectory(url, options, { streams, now });
  const releaseRoom = directory === undefined ? undefined : await reserveRoom(directory);
  const progress = createProgress(streams.stderr);
  let report: AuditReport;
  try {
    report = await audit(url, {
      ...visitOptions(options),
      bundleDir: options.evidence ? directory : undefined,
      onProgress: (event) => tell(progress, event),
      signal,
    });
  } catch (error) {
    if (directory !== undefined && options.out === undefined) await removeReportDirectory(directory);
    throw error;
  } finally {
    progress.stop();
    await releaseRoom?.();
  }
  await deliverReport(report, { directory, json: options.json, isOpened: options.open }, streams);
  return { exitCode: auditExitCode(report), report };
}

/** A folder that the user named must be usable; without the usual one, the report is still printed. */
async function makeDirectory(
  url: string,
  { out }: AuditCommandOptions,
  { streams, now }: Pick<AuditSurroundings, "streams" | "now">,
): Promise<string | undefined> {
  if (out !== undefined) return prepareNamedDirectory(resolve(out));
  try {
    return await createReportDirectory(process.cwd(), url, now);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    streams.stderr.write(`hushport: No files will be written: ${reason}; name another folder with --out\n`);
    return undefined;
  }
}

function visitOptions(options: AuditCommandOptions): AuditOptions {
  return {
    lna: options.lna,
    device: options.device,
    consent: options.consent,
    dwellMs: options.dwell,
    resolutions: options.resolve,
    isolation: options.isolated === true ? "namespace" : "none",
    certificates: options.insecure === true ? "ignore" : "check",
    window: options.headed === true ? "visible" : "headless",
    browserPath: options.browser === undefined ? undefined : resolve(options.browser),
    userAgent: options.userAgent,
    ...(options.timeout === undefined ? {} : { timeoutMs: options.timeout }),
  };
}

function tell(progress: Progress, event: VisitProgress): void {
  switch (event.kind) {
    case "launching":
      return progress.step(`Starting ${event.browser}`);
    case "navigating":
      return progress.step(`Opening ${event.url}`);
    case "watching":
      return progress.step(`Watching the page for ${plural(event.dwellMs / 1_000, "second")}`);
    case "closing":
      return progress.step("Reading what was recorded");
    default:
      return assertNever(event);
  }
}
