import type { Command } from "commander";
import type { ExitCode } from "../../exit-code.ts";
import type { AuditSurroundings } from "../run-audit.ts";
import { addSurveyCreate } from "./create.ts";
import { addSurveyExport } from "./export.ts";
import { addSurveyRetry } from "./retry.ts";
import { addSurveyRun } from "./run.ts";
import { addSurveyServe } from "./serve.ts";
import { addSurveyStatus } from "./status.ts";
import { addSurveyStop } from "./stop.ts";

const COMMANDS = [
  addSurveyCreate,
  addSurveyRun,
  addSurveyStatus,
  addSurveyServe,
  addSurveyExport,
  addSurveyRetry,
  addSurveyStop,
];

/** Adds `survey` and its commands to the program. */
export function addSurvey(
  program: Command,
  surroundings: AuditSurroundings,
  finish: (exitCode: ExitCode) => void,
): void {
  const survey = program
    .command("survey")
    .description("Audit many sites, and read what they have in common.");
  for (const add of COMMANDS) add(survey, surroundings, finish);
}
