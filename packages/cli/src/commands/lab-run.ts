import { readdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import {
  LAB_ENGINES,
  LabOptionError,
  PAGE_FILE,
  PERMISSION_STATES,
  PRESETS,
  REPORT_FILE,
  resumeLabFolder,
  runLab,
  startLabFolder,
  STATE_FILE,
  type LabFolder,
  type LabOptions,
  type LabReport,
} from "@hushport/lab";
import { Option, type Command } from "commander";
import type { LabRunOptions } from "../arguments/lab-options.ts";
import { collectNames, collectTexts, parseCount } from "../arguments/parse-count.ts";
import { UsageError } from "../arguments/usage-error.ts";
import { EXIT_CODES, type ExitCode } from "../exit-code.ts";
import { makeFolder } from "../output/make-folder.ts";
import { removeEmptyReportDirectory, REPORTS_FOLDER } from "../output/report-directory.ts";
import { stampedName } from "../output/stamped-name.ts";
import { formatLabSummary } from "../terminal/lab-summary.ts";
import { createProgress } from "../terminal/progress.ts";
import { tellLabProgress } from "./tell-lab-progress.ts";
import type { AuditSurroundings } from "./run-audit.ts";

/** Adds `run` to the lab's commands. */
export function addLabRun(
  lab: Command,
  surroundings: AuditSurroundings,
  finish: (exitCode: ExitCode) => void,
): void {
  lab
    .command("run")
    .description(
      "Measure what a browser lets a page learn about local ports, with ports that the lab opens itself.",
    )
    .option("--browser <browser>", "chromium, firefox, webkit, or the path of a browser", "chromium")
    .addOption(
      new Option("--lna <state>", "permission for local network access (default: denied)").choices(
        PERMISSION_STATES,
      ),
    )
    .addOption(
      new Option(
        "--network <kind>",
        "namespace: browser and ports in a network of their own, with a LAN (Linux)",
      ).choices(["host", "namespace"]),
    )
    .addOption(
      new Option(
        "--page <scheme>",
        "scheme of the page that probes (default: https, http for --lna insecure)",
      ).choices(["http", "https"]),
    )
    .addOption(new Option("--preset <name>", "how much to measure").choices(PRESETS).default("quick"))
    .option("--channel <names>", "ways to reach a port, instead of the preset's", collectNames, [])
    .option("--context <names>", "where the page's code runs, instead of the preset's", collectNames, [])
    .option("--spelling <texts>", "ways to write the address, instead of the preset's", collectNames, [])
    .option("--target <kinds>", "kinds of port, instead of the preset's", collectNames, [])
    .option("--rounds <count>", "rounds of probes, instead of the preset's", parseCount)
    .option("--detect <area>", "as many rounds as find a difference of this size (AUC, such as 0.7)", Number)
    .option("--extension <dir>", "unpacked extension to measure")
    .option("--flag <switch>", "switch for Chromium; may be repeated", collectTexts, [])
    .option("--pref <name=value>", "preference for Firefox; may be repeated", collectTexts, [])
    .option("--seed <number>", "decides the order of everything", parseCount)
    .option("--out <dir>", `folder for the result (default: ./${REPORTS_FOLDER}/lab-BROWSER-TIME)`)
    .option("--resume", "go on with the interrupted measurement in --out")
    .option("--json <file>", "write the result as JSON; - is standard output, with nothing else on it")
    .action(async (options: LabRunOptions, command: Command) => {
      if (options.resume === true) assertResumable(command);
      finish(await runLabRun(options, surroundings));
    });
}

/** What may be said again when a measurement goes on; all else is as it began. */
const RESUMING: ReadonlySet<string> = new Set(["resume", "out", "json"]);

/** @throws {UsageError} If an option is given that would mean nothing. */
function assertResumable(command: Command): void {
  const named = command.options.find(
    (option) =>
      command.getOptionValueSource(option.attributeName()) === "cli" && !RESUMING.has(option.attributeName()),
  );
  if (named === undefined) return;
  throw new UsageError(`${named.long} with --resume`, "the measurement goes on as it began", "leave it out");
}

async function runLabRun(
  options: LabRunOptions,
  { streams, signal, now }: AuditSurroundings,
): Promise<ExitCode> {
  const { stdout, stderr } = streams;
  const path = resolve(options.out ?? join(REPORTS_FOLDER, stampedName("lab", options.browser, now)));
  const { folder, lab } = options.resume === true ? await resume(path, options) : await start(path, options);
  const progress = createProgress(stderr);
  let report: LabReport;
  try {
    report = await folder.finish(
      await runLab(
        { ...lab, earlier: folder.earlier },
        {
          onProgress: tellLabProgress(progress, stderr.isTTY ? "live" : "plain"),
          onBegin: folder.begin,
          onObservations: folder.append,
          signal,
        },
      ),
    );
  } catch (error) {
    await folder.abandon();
    if (options.out === undefined) await removeEmptyReportDirectory(path);
    if (error instanceof LabOptionError)
      throw new UsageError(error.option, error.reason, "see hushport lab run --help");
    throw error;
  } finally {
    progress.stop();
  }
  const json = `${JSON.stringify(report, undefined, 1)}\n`;
  if (options.json === "-") stdout.write(json);
  else {
    if (options.json !== undefined) await writeFile(options.json, json);
    stdout.write(formatLabSummary(report));
  }
  const words = report.outcome === "complete" ? "Result" : "Interrupted; --resume with this --out goes on";
  const files = `${words}: ${join(path, REPORT_FILE)}\nTo read: ${join(path, PAGE_FILE)}\n`;
  (options.json === "-" ? stderr : stdout).write(`\n${files}`);
  return report.outcome === "complete" ? EXIT_CODES.clean : EXIT_CODES.incomplete;
}

interface Prepared {
  readonly folder: LabFolder;
  readonly lab: LabOptions;
}

async function start(path: string, options: LabRunOptions): Promise<Prepared> {
  const names = await prepare(path);
  if (names.length > 0) {
    const wayOut = names.includes(STATE_FILE)
      ? "add --resume to go on with it"
      : "name a new or an empty one";
    throw new UsageError(path, "the folder is not empty", wayOut);
  }
  const lab = labOptions(options);
  return { folder: await startLabFolder(path, lab), lab };
}

async function resume(path: string, { out }: LabRunOptions): Promise<Prepared> {
  if (out === undefined) throw new UsageError("--resume", "it needs the folder", "name it with --out");
  const { folder, options: lab } = await resumeLabFolder(path);
  return { folder, lab };
}

async function prepare(path: string): Promise<readonly string[]> {
  try {
    await makeFolder(path);
    return await readdir(path);
  } catch (error) {
    throw new UsageError(path, error instanceof Error ? error.message : String(error), "name another folder");
  }
}

function labOptions(options: LabRunOptions): LabOptions {
  const { browser, lna, preset, channel, context, spelling, target, rounds, extension, flag, pref, seed } =
    options;
  const { network, page, detect } = options;
  return {
    browser: LAB_ENGINES.some((engine) => engine === browser) ? browser : resolve(browser),
    ...(lna === undefined ? {} : { permission: lna }),
    ...(page === undefined ? {} : { page }),
    ...(network === undefined ? {} : { network }),
    preset,
    flags: flag,
    preferences: pref,
    ...(channel.length === 0 ? {} : { channels: channel }),
    ...(context.length === 0 ? {} : { contexts: context }),
    ...(spelling.length === 0 ? {} : { spellings: spelling }),
    ...(target.length === 0 ? {} : { targetKinds: target }),
    ...(rounds === undefined ? {} : { rounds }),
    ...(detect === undefined ? {} : { detect }),
    ...(seed === undefined ? {} : { seed }),
    ...(extension === undefined ? {} : { extension: resolve(extension) }),
  };
}
