import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { visibleText } from "@hushport/core";
import { compareReports, parseLabReport, REPORT_FILE, type CellChange, type LabReport } from "@hushport/lab";
import type { Command } from "commander";
import { UsageError } from "../arguments/usage-error.ts";
import { EXIT_CODES, type ExitCode } from "../exit-code.ts";
import type { AuditSurroundings } from "./run-audit.ts";

/** Adds `compare` to the lab's commands. */
export function addLabCompare(
  lab: Command,
  { streams: { stdout } }: AuditSurroundings,
  finish: (exitCode: ExitCode) => void,
): void {
  lab
    .command("compare")
    .description(
      "Name each cell that a second measurement shows to be better or worse; ends with 1 on worse.",
    )
    .argument("<before>", "lab.json, or the folder that holds it")
    .argument("<after>", "the same of the second measurement")
    .action(async (before: string, after: string) => {
      const { worse, better, compared, incomparable, conditions } = compareReports(
        await readLabReport(before),
        await readLabReport(after),
      );
      const lines = [
        ...conditions.map((line) => `Different ${line}`),
        ...worse.map((change) => `worse   ${formatChange(change)}`),
        ...better.map((change) => `better  ${formatChange(change)}`),
        ...incomparable.map((line) => `Not compared: ${line}`),
        `${compared} cells compared: ${worse.length} worse, ${better.length} better, the rest no different by more than chance.`,
      ];
      stdout.write(`${lines.map(visibleText).join("\n")}\n`);
      finish(worse.length > 0 ? EXIT_CODES.found : EXIT_CODES.clean);
    });
}

function formatChange({ channel, context, spelling, reason }: CellChange): string {
  return `${channel} in ${context} to ${spelling}: ${reason}`;
}

/** Reads a result that somebody measured. @throws {UsageError} If it is none. */
export async function readLabReport(path: string): Promise<LabReport> {
  const text = await readText(path);
  const report = parseLabReport(text);
  if (typeof report === "string")
    throw new UsageError(path, report, "name a lab.json that hushport lab run wrote");
  return report;
}

async function readText(path: string): Promise<string> {
  try {
    const isFolder = (await stat(path)).isDirectory();
    return await readFile(isFolder ? join(path, REPORT_FILE) : path, "utf8");
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(path, isMissing ? "there is no such file" : reason, "name a lab.json");
  }
}
