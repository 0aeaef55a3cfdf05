import { plural } from "@hushport/audit";
import { retrySurvey } from "@hushport/survey";
import type { Command } from "commander";
import { EXIT_CODES, type ExitCode } from "../../exit-code.ts";
import type { AuditSurroundings } from "../run-audit.ts";
import { existingFolder, withStore, withStoreOptions, type StoreOptions } from "./with-store.ts";

/** Adds `retry` to the survey's commands. */
export function addSurveyRetry(
  survey: Command,
  { streams: { stdout } }: AuditSurroundings,
  finish: (exitCode: ExitCode) => void,
): void {
  withStoreOptions(survey.command("retry"))
    .description("Put the visits that were given up back into the queue.")
    .argument("<name>", "name of the survey")
    .action(async (name: string, options: StoreOptions) => {
      if (options.db === undefined) existingFolder(options.dir);
      const count = await withStore(options, (store) => retrySurvey(store, name));
      stdout.write(`${plural(count, "visit")} will be tried again.\n`);
      finish(EXIT_CODES.clean);
    });
}
