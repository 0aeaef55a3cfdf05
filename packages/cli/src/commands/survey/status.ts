import type { SurveyStatus } from "@hushport/survey";
import type { Command } from "commander";
import { EXIT_CODES, type ExitCode } from "../../exit-code.ts";
import type { AuditSurroundings } from "../run-audit.ts";
import { withDesk, withStoreOptions, type StoreOptions } from "./with-store.ts";

/** Adds `status` to the survey's commands. */
export function addSurveyStatus(
  survey: Command,
  { streams: { stdout } }: AuditSurroundings,
  finish: (exitCode: ExitCode) => void,
): void {
  withStoreOptions(survey.command("status"))
    .description("Say how far a survey is.")
    .argument("<name>", "name of the survey")
    .option("--json", "as JSON")
    .action(async (name: string, options: StoreOptions & { readonly json?: boolean }) => {
      const status = await withDesk(options, (desk) => desk.status(name));
      stdout.write(
        options.json === true ? `${JSON.stringify(status, undefined, 2)}\n` : formatStatus(status),
      );
      finish(EXIT_CODES.clean);
    });
}

/** A status as a small table. */
export function formatStatus(status: SurveyStatus): string {
  const { planned, answered, dead, verdicts } = status;
  const rows = [
    ["sites", String(status.sites)],
    ["visits planned", String(planned)],
    ["answered", String(answered)],
    ["given up", String(dead)],
    ["waiting", String(Math.max(0, planned - answered - dead))],
    ["scans", String(verdicts.scan ?? 0)],
    ["local access", String(verdicts["local-access"] ?? 0)],
    ["clean", String(verdicts.clean ?? 0)],
    ...(status.visitsPerHour === null ? [] : [["visits an hour", String(status.visitsPerHour)]]),
    ...status.errors.map(({ code, count }) => [code, String(count)]),
  ];
  const width = Math.max(...rows.map(([name = ""]) => name.length));
  const lines = rows.map(([name = "", value = ""]) => `  ${name.padEnd(width)}  ${value.padStart(9)}`);
  return `${status.name} (${status.state})\n${lines.join("\n")}\n`;
}
