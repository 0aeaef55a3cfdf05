import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { audit, plural } from "@hushport/audit";
import {
  askRobots,
  bucketOf,
  evidenceBucket,
  evidenceFolder,
  objectToSkipped,
  readSkipList,
  runWorker,
  surveyStatus,
  type EvidenceStore,
  type Objection,
} from "@hushport/survey";
import type { Command } from "commander";
import { parseCount } from "../../arguments/parse-count.ts";
import { collectResolution, parseResolution } from "../../arguments/parse-resolution.ts";
import { parseSecondsMs } from "../../arguments/parse-seconds.ts";
import { UsageError } from "../../arguments/usage-error.ts";
import { EXIT_CODES, type ExitCode } from "../../exit-code.ts";
import { createProgress } from "../../terminal/progress.ts";
import type { AuditSurroundings } from "../run-audit.ts";
import { formatStatus } from "./status.ts";
import {
  evidenceDirectory,
  existingFolder,
  withStore,
  withStoreOptions,
  type StoreOptions,
} from "./with-store.ts";

interface RunCommandOptions extends StoreOptions {
  readonly concurrency: number;
  readonly deadline: number;
  readonly pause: number;
  readonly resolve: ReturnType<typeof collectResolution>;
  readonly resolveFile?: string;
  /** `true` unless a place was named, or none is wanted. */
  readonly evidence?: boolean | string;
  readonly perMinute?: number;
  readonly skip?: string;
  readonly robots?: string | boolean;
  readonly allowPrivate?: boolean;
  readonly wait?: boolean;
}

/** Adds `run` to the survey's commands. */
export function addSurveyRun(
  survey: Command,
  surroundings: AuditSurroundings,
  finish: (exitCode: ExitCode) => void,
): void {
  withStoreOptions(survey.command("run"))
    .description("Visit the sites of a survey that nobody has visited yet; on as many machines as you like.")
    .argument("<name>", "name of the survey")
    .option("--concurrency <count>", "visits at once on this machine", parseCount, 2)
    .option("--deadline <seconds>", "longest that a visit may take beside its dwell", parseSecondsMs, 120_000)
    .option("--pause <seconds>", "between two visits to one address", parseSecondsMs, 1_000)
    .option("--resolve <host:port:address>", "map a name, as in curl; may be repeated", collectResolution, [])
    .option("--per-minute <count>", "visits that this machine begins in a minute, at most", parseCount)
    .option(
      "--skip <file>",
      "opt-out list: names, one a line, that are not visited, with all names below them",
    )
    .option("--robots [name]", "do not visit what robots.txt forbids to this name (default: hushport)")
    .option("--evidence <place>", "folder, or s3://bucket/prefix (default: beside the embedded store)")
    .option("--resolve-file <file>", "the same, from a file, one a line")
    .option("--no-evidence", "keep no evidence of what is found")
    .option("--allow-private", "visit addresses of private networks")
    .option("--wait", "wait for more sites instead of ending")
    .action(async (name: string, options: RunCommandOptions) =>
      finish(await runSurvey(name, options, surroundings)),
    );
}

async function runSurvey(
  name: string,
  options: RunCommandOptions,
  { streams: { stdout, stderr }, signal }: AuditSurroundings,
): Promise<ExitCode> {
  if (options.db === undefined) existingFolder(options.dir);
  return withStore(options, async (store) => {
    const progress = createProgress(stderr);
    const resolutions = [...options.resolve, ...(await resolutionsIn(options.resolveFile))];
    const addresses = new Map(resolutions.map(({ host, address }) => [host, address]));
    let tries = 0;
    let evidenceLost = 0;
    let lostBy = "";
    const stored = await runWorker(store, {
      survey: name,
      concurrency: options.concurrency,
      auditor: audit,
      evidence: evidenceOf(options, name),
      objections: await objectionsOf(options, addresses),
      deadlineMs: options.deadline,
      pauseMs: options.pause,
      ...(options.perMinute === undefined ? {} : { perMinute: options.perMinute }),
      auditOptions: { resolutions },
      resolutions: addresses,
      allowsPrivate: options.allowPrivate ?? false,
      endsWhenEmpty: !(options.wait ?? false),
      onVisit: ({ url, verdict, code, end, evidenceLostBy }) => {
        tries += 1;
        if (evidenceLostBy !== undefined) {
          evidenceLost += 1;
          lostBy = evidenceLostBy;
        }
        progress.step(`${tries} tried; ${url}: ${verdict ?? code ?? end}`);
      },
      signal,
    }).finally(() => progress.stop());
    stdout.write(`${plural(stored, "visit")} stored by this machine.\n\n`);
    if (evidenceLost > 0) {
      stderr.write(`The evidence of ${plural(evidenceLost, "visit")} could not be kept: ${lostBy}\n`);
    }
    const status = await surveyStatus(store, name);
    stdout.write(formatStatus(status));
    if (status.state === "stopped")
      stderr.write(`${name} is stopped: hushport survey stop ${name} --continue opens it again.\n`);
    return signal.aborted ? EXIT_CODES.incomplete : EXIT_CODES.clean;
  });
}

function evidenceOf(options: RunCommandOptions, survey: string): EvidenceStore | undefined {
  const { evidence } = options;
  if (evidence === false) return undefined;
  // Commander gives no default to an option that can be given a value and be negated.
  if (evidence === undefined || evidence === true) return evidenceFolder(evidenceDirectory(options, survey));
  return evidence.startsWith("s3://")
    ? evidenceBucket(bucketOf(evidence, process.env))
    : evidenceFolder(resolve(evidence));
}

async function resolutionsIn(path: string | undefined): Promise<RunCommandOptions["resolve"]> {
  if (path === undefined) return [];
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    throw new UsageError(path, error instanceof Error ? error.message : "it cannot be read", "name a file");
  }
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => parseResolution(line.trim()));
}

async function objectionsOf(
  { skip, robots, allowPrivate = false }: RunCommandOptions,
  resolutions: ReadonlyMap<string, string>,
): Promise<Objection[]> {
  return [
    ...(skip === undefined ? [] : [objectToSkipped(await readSkipList(skip))]),
    ...(robots === undefined || robots === false
      ? []
      : [
          askRobots({
            userAgent: robots === true ? "hushport" : robots,
            resolutions,
            allowsPrivate: allowPrivate,
          }),
        ]),
  ];
}
