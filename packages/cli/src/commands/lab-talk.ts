import { readdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { renderTalkPage, runTalk, type TalkReport } from "@hushport/lab";
import type { Command } from "commander";
import { UsageError } from "../arguments/usage-error.ts";
import { EXIT_CODES, type ExitCode } from "../exit-code.ts";
import { makeFolder } from "../output/make-folder.ts";
import { removeEmptyReportDirectory, REPORTS_FOLDER } from "../output/report-directory.ts";
import { stampedName } from "../output/stamped-name.ts";
import { createProgress } from "../terminal/progress.ts";
import type { AuditSurroundings } from "./run-audit.ts";

interface LabTalkOptions {
  readonly browser: string;
  readonly out?: string;
  readonly json?: string;
}

/** Adds `talk` to the lab's commands. */
export function addLabTalk(
  lab: Command,
  surroundings: AuditSurroundings,
  finish: (code: ExitCode) => void,
): void {
  lab
    .command("talk")
    .description("Repeat the experiments of the talk “Port Scanning and WebSockets” in a real browser.")
    .option("--browser <browser>", "chromium, firefox, or the path of a browser made from one", "chromium")
    .option(
      "--out <dir>",
      `folder for lab-talk.json and lab.html (default: ./${REPORTS_FOLDER}/lab-talk-BROWSER-TIME)`,
    )
    .option("--json <file>", "write the result as JSON; - is standard output, with nothing else on it")
    .action(async (options: LabTalkOptions) => finish(await runLabTalk(options, surroundings)));
}

async function runLabTalk(
  { browser, out, json }: LabTalkOptions,
  { streams, signal, now }: AuditSurroundings,
): Promise<ExitCode> {
  const { stdout, stderr } = streams;
  const folder = resolve(out ?? join(REPORTS_FOLDER, stampedName("lab-talk", browser, now)));
  // Before the measurement: a folder that cannot be made must not cost ten minutes.
  await prepareFolder(folder);
  const progress = createProgress(stderr);
  let report: TalkReport;
  try {
    report = await runTalk({ browser, onStep: (step) => progress.step(step), signal });
  } catch (error) {
    if (out === undefined) await removeEmptyReportDirectory(folder);
    throw error;
  } finally {
    progress.stop();
  }
  const text = `${JSON.stringify(report, undefined, 2)}\n`;
  if (json === "-") stdout.write(text);
  else {
    stdout.write(`\n${report.browser.name} ${report.browser.version}\n`);
    for (const { title, sentence } of report.experiments) stdout.write(`\n${title}\n  ${sentence}\n`);
    for (const { what, reason } of report.leftOut) stdout.write(`\nLeft out: ${what}: ${reason}.\n`);
  }
  if (json !== undefined && json !== "-") await writeFile(json, text);
  await writeFile(join(folder, "lab-talk.json"), text);
  const page = join(folder, "lab.html");
  await writeFile(page, await renderTalkPage(report));
  (json === "-" ? stderr : stdout).write(`\nReport: ${page}\n`);
  return report.outcome === "complete" ? EXIT_CODES.clean : EXIT_CODES.incomplete;
}

/** @throws {UsageError} If the folder cannot be made. */
async function prepareFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    // What is there already may be a file.
    await readdir(folder);
  } catch (error) {
    throw new UsageError(
      folder,
      error instanceof Error ? error.message : String(error),
      "name another folder",
    );
  }
}
