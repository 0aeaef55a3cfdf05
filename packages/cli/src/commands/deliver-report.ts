import { writeFileSync } from "node:fs";
import { formatReport, saveReport, type AuditReport } from "@hushport/audit";
import { isInteractive, openFile } from "../output/open-file.ts";
import type { ConsoleStreams } from "../terminal/console-streams.ts";
import { createStyle, isColoured } from "../terminal/style.ts";
import { formatSummary } from "../terminal/summary.ts";

/** Width of lines where no terminal says its own: a file, a pipe, or a terminal that says 0. */
const UNKNOWN_COLUMNS = 100;

/** Where a report is to go. */
export interface Delivery {
  /** Folder for the report's files, or `undefined` when it could not be made. */
  readonly directory: string | undefined;
  /** `-`: the report alone on standard output; another text: also a file of that name. */
  readonly json?: string | undefined;
  /** `undefined`: open in an interactive session only. */
  readonly isOpened?: boolean | undefined;
}

/** Prints a report, then writes its files, so that a full disk cannot keep it from whoever waits for it. */
export async function deliverReport(
  report: AuditReport,
  delivery: Delivery,
  streams: ConsoleStreams,
): Promise<void> {
  const { stdout, stderr } = streams;
  if (delivery.json === "-") stdout.write(formatReport(report));
  else {
    const style = createStyle(isColoured(stdout.isTTY, process.env) ? "coloured" : "plain");
    stdout.write(`\n${formatSummary(report, { style, columns: stdout.columns || UNKNOWN_COLUMNS })}\n\n`);
  }
  if (delivery.json !== undefined && delivery.json !== "-") writeJson(report, delivery.json, stderr);
  if (delivery.directory === undefined) return;
  const saved = await saveReport(report, delivery.directory);
  for (const { path, reason } of saved.failures) stderr.write(`hushport: Cannot write ${path}: ${reason}\n`);
  if (saved.htmlPath === undefined) return;
  (delivery.json === "-" ? stderr : stdout).write(`Report: ${saved.htmlPath}\n`);
  const isWatched = isInteractive(stdout.isTTY, process.env, process.platform);
  if (delivery.isOpened ?? (isWatched && delivery.json === undefined))
    openFile(saved.htmlPath, process.platform);
}

function writeJson(report: AuditReport, path: string, stderr: ConsoleStreams["stderr"]): void {
  try {
    writeFileSync(path, formatReport(report));
  } catch (error) {
    stderr.write(
      `hushport: Cannot write ${path}: ${error instanceof Error ? error.message : String(error)}\n`,
    );
  }
}
