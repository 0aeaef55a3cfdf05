import { stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import {
  EVIDENCE_FOLDER,
  isUntouched,
  MANIFEST_NAME,
  replayBundle,
  verifyBundle,
  type AuditReport,
  type BundleDifferences,
} from "@hushport/audit";
import { auditExitCode, EXIT_CODES, type ExitCode } from "../exit-code.ts";
import { prepareNamedDirectory } from "../output/report-directory.ts";
import type { ConsoleStreams } from "../terminal/console-streams.ts";
import { deliverReport } from "./deliver-report.ts";

/** What the command line says about one replay. */
export interface ReplayCommandOptions {
  readonly json?: string;
  /** Folder for a new report; without it nothing is written. */
  readonly out?: string;
}

/** Analyses a saved visit again, offline, and says whether its files are still what they were. */
export async function runReplay(
  path: string,
  options: ReplayCommandOptions,
  { streams, signal }: { readonly streams: ConsoleStreams; readonly signal: AbortSignal },
): Promise<ExitCode> {
  const directory = await findBundle(resolve(path));
  const { differences } = await verifyBundle(directory);
  const warning = isUntouched(differences) ? undefined : describeDifferences(differences);
  streams.stderr.write(`${warning ?? "Every file of the evidence is as it was written."}\n`);
  const report = await replayBundle(directory, signal);
  const out = options.out === undefined ? undefined : await prepareNamedDirectory(resolve(options.out));
  const told = warning === undefined ? report : withWarning(report, warning);
  await deliverReport(told, { directory: out, json: options.json, isOpened: false }, streams);
  return warning === undefined ? auditExitCode(report) : EXIT_CODES.incomplete;
}

/** Takes the folder of the bundle itself, or the one with the evidence inside it. */
async function findBundle(path: string): Promise<string> {
  const isInside = basename(path) === EVIDENCE_FOLDER && !(await exists(join(path, MANIFEST_NAME)));
  return isInside ? dirname(path) : path;
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}

function describeDifferences({ changed, missing, added }: BundleDifferences): string {
  const parts = [
    ...(changed.length === 0 ? [] : [`changed: ${changed.join(", ")}`]),
    ...(missing.length === 0 ? [] : [`missing: ${missing.join(", ")}`]),
    ...(added.length === 0 ? [] : [`added: ${added.join(", ")}`]),
  ];
  return `The evidence is not as it was written (${parts.join("; ")}); what follows proves nothing`;
}

function withWarning(report: AuditReport, warning: string): AuditReport {
  return { ...report, warnings: [`${warning}.`, ...report.warnings] };
}
