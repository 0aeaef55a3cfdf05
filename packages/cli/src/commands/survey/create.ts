import { readFile } from "node:fs/promises";
import {
  cellsOf,
  createSurvey,
  planSchema,
  readSites,
  readSkipList,
  type Plan,
  type RefusedEntry,
} from "@hushport/survey";
import type { Command } from "commander";
import { plural } from "@hushport/audit";
import { readShape } from "@hushport/core";
import { UsageError } from "../../arguments/usage-error.ts";
import { EXIT_CODES, type ExitCode } from "../../exit-code.ts";
import { createProgress } from "../../terminal/progress.ts";
import type { AuditSurroundings } from "../run-audit.ts";
import { withStore, withStoreOptions, type StoreOptions } from "./with-store.ts";

interface CreateCommandOptions extends StoreOptions {
  readonly sites: string;
  readonly plan?: string;
  readonly skip?: string;
  readonly userAgent?: string;
  readonly allowPrivate?: boolean;
}

/** Lines that are refused are all counted, and the first ones shown. */
const SHOWN_REFUSALS = 10;

/** Adds `create` to the survey's commands. */
export function addSurveyCreate(
  survey: Command,
  surroundings: AuditSurroundings,
  finish: (exitCode: ExitCode) => void,
): void {
  withStoreOptions(survey.command("create"))
    .description("Make a survey of a list of sites, or add sites to it. Running it again is harmless.")
    .argument("<name>", "name of the survey")
    .requiredOption(
      "--sites <file>",
      "list of sites, one a line: Tranco's, CrUX's or plain; - is standard input",
    )
    .option(
      "--plan <file>",
      "how each site is visited, as JSON (default: once, as a desktop, for 15 seconds)",
    )
    .option("--skip <file>", "opt-out list: names, one a line, that are refused with all names below them")
    .option("--user-agent <text>", "what the browser calls itself, in place of the plan's")
    .option("--allow-private", "take addresses of private networks for sites")
    .action(async (name: string, options: CreateCommandOptions) =>
      finish(await runCreate(name, options, surroundings)),
    );
}

async function runCreate(
  name: string,
  options: CreateCommandOptions,
  { streams: { stdout, stderr }, signal }: AuditSurroundings,
): Promise<ExitCode> {
  const written = options.plan === undefined ? planSchema.parse({}) : await readPlan(options.plan);
  const plan = options.userAgent === undefined ? written : { ...written, userAgent: options.userAgent };
  const refused: RefusedEntry[] = [];
  let refusedCount = 0;
  const sites = readSites(
    options.sites === "-" ? process.stdin : options.sites,
    {
      allowsPrivate: options.allowPrivate ?? false,
      ...(options.skip === undefined ? {} : { isSkipped: await readSkipList(options.skip) }),
    },
    (entry) => {
      refusedCount += 1;
      if (refused.length < SHOWN_REFUSALS) refused.push(entry);
    },
  );
  const progress = createProgress(stderr);
  const made = await withStore(options, (store) =>
    createSurvey(store, {
      name,
      plan,
      sites,
      signal,
      onProgress: (count) => progress.step(`${plural(count, "site")} read`),
    }),
  ).finally(() => progress.stop());
  for (const { line, text, reason } of refused) stderr.write(`Line ${line} refused: ${text}: ${reason}\n`);
  if (refusedCount > refused.length) stderr.write(`… and ${refusedCount - refused.length} more lines.\n`);
  stdout.write(
    `Survey ${name}: ${plural(made.newSites, "new site")}, ${made.knownSites} known, ${refusedCount} refused; ` +
      `${plural(made.newVisits, "visit")} to make (${plural(cellsOf(plan).length, "cell")} × ${plan.visits}).\n` +
      `Next: hushport survey run ${name}\n`,
  );
  return EXIT_CODES.clean;
}

async function readPlan(path: string): Promise<Plan> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    throw new UsageError(
      path,
      error instanceof Error ? error.message : "it cannot be read",
      "see docs/survey.md",
    );
  }
  const read = readShape(planSchema, parsed);
  if (read.kind === "wrong") throw new UsageError(path, read.reason, "see docs/survey.md");
  return read.value;
}
