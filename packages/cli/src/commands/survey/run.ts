import { audit, plural } from "@hushport/audit";
import { evidenceFolder, runWorker, surveyStatus } from "@hushport/survey";
import type { Command } from "commander";
import { parseCount } from "../../arguments/parse-count.ts";
import { collectResolution } from "../../arguments/parse-resolution.ts";
import { parseSecondsMs } from "../../arguments/parse-seconds.ts";
import { EXIT_CODES, type ExitCode } from "../../exit-code.ts";
import { createProgress } from "../../terminal/progress.ts";
import type { AuditSurroundings } from "../run-audit.ts";
import { formatStatus } from "./status.ts";
import { evidenceDirectory, withStore, withStoreOptions, type StoreOptions } from "./with-store.ts";

interface RunCommandOptions extends StoreOptions {
  readonly concurrency: number;
  readonly deadline: number;
  readonly pause: number;
  readonly resolve: ReturnType<typeof collectResolution>;
  readonly evidence: boolean;
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
    .option("--deadline <seconds>", "longest that a visit may take", parseSecondsMs, 120_000)
    .option("--pause <seconds>", "between two visits to one address", parseSecondsMs, 1_000)
    .option("--resolve <host:port:address>", "map a name, as in curl; may be repeated", collectResolution, [])
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
  return withStore(options, async (store) => {
    const progress = createProgress(stderr);
    let tries = 0;
    const stored = await runWorker(store, {
      survey: name,
      concurrency: options.concurrency,
      auditor: audit,
      evidence: options.evidence ? evidenceFolder(evidenceDirectory(options, name)) : undefined,
      deadlineMs: options.deadline,
      pauseMs: options.pause,
      auditOptions: { resolutions: options.resolve },
      resolutions: new Map(options.resolve.map(({ host, address }) => [host, address])),
      allowsPrivate: options.allowPrivate ?? false,
      endsWhenEmpty: !(options.wait ?? false),
      onVisit: ({ url, verdict, code, end }) => {
        tries += 1;
        progress.step(`${tries} tried; ${url}: ${verdict ?? code ?? end}`);
      },
      signal,
    }).finally(() => progress.stop());
    stdout.write(`${plural(stored, "visit")} stored by this machine.\n\n`);
    stdout.write(formatStatus(await surveyStatus(store, name)));
    return signal.aborted ? EXIT_CODES.incomplete : EXIT_CODES.clean;
  });
}
