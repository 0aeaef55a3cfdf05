import type { Command } from "commander";
import { EXIT_CODES, type ExitCode } from "../../exit-code.ts";
import type { AuditSurroundings } from "../run-audit.ts";
import { withDesk, withStoreOptions, type StoreOptions } from "./with-store.ts";

/** Adds `stop` to the survey's commands. */
export function addSurveyStop(
  survey: Command,
  { streams: { stdout } }: AuditSurroundings,
  finish: (exitCode: ExitCode) => void,
): void {
  withStoreOptions(survey.command("stop"))
    .description("Let the workers of a survey finish what they have and end; --continue opens it again.")
    .argument("<name>", "name of the survey")
    .option("--continue", "open a stopped survey again")
    .action(async (name: string, options: StoreOptions & { readonly continue?: boolean }) => {
      const state = options.continue === true ? "open" : "stopped";
      await withDesk(options, (desk) => desk.setState(name, state));
      stdout.write(state === "open" ? `${name} is open again.\n` : `${name} is stopped.\n`);
      finish(EXIT_CODES.clean);
    });
}
