import { VERSION } from "@hushport/audit";
import { CONSENTS, DEVICES, LNA_STATES } from "@hushport/recorder";
import { Command, Option } from "commander";
import type { AuditCommandOptions } from "./arguments/audit-options.ts";
import { collectResolution } from "./arguments/parse-resolution.ts";
import { parseSecondsMs } from "./arguments/parse-seconds.ts";
import { parseTargetUrl } from "./arguments/parse-target-url.ts";
import { UsageError } from "./arguments/usage-error.ts";
import { addGateway } from "./commands/gateway.ts";
import { addLabCompare } from "./commands/lab-compare.ts";
import { addLabRun } from "./commands/lab-run.ts";
import { addLabServe } from "./commands/lab-serve.ts";
import { addLabTalk } from "./commands/lab-talk.ts";
import { runAudit, type AuditSurroundings } from "./commands/run-audit.ts";
import { runDoctor } from "./commands/run-doctor.ts";
import { runExample } from "./commands/run-example.ts";
import { runReplay, type ReplayCommandOptions } from "./commands/run-replay.ts";
import { addSurvey } from "./commands/survey/index.ts";
import type { ExitCode } from "./exit-code.ts";

/** How long a page is watched after it has loaded: "Knock and Talk" saw 98 % of requests within 15 seconds. */
const DEFAULT_DWELL_MS = 15_000;

const EXAMPLES = `
Examples:
  hushport                                 audit the bundled example
  hushport audit https://example.com       audit a page and write a report
  hushport audit example.com --json -      the report as JSON on standard output
  hushport audit example.com --dwell 60    watch for a minute
  hushport replay hushport-reports/DIR     analyse a saved visit again, offline

Exit codes:
  0  nothing local was touched    2  the command line was wrong
  1  local requests were found    3  the page could not be audited to the end
  (the bundled example ends with 0 when its scan was found)`;

/** Builds the command line. `finish` is called once with the exit code of the command that ran. */
export function createProgram(
  surroundings: AuditSurroundings,
  finish: (exitCode: ExitCode) => void,
): Command {
  const program = new Command("hushport")
    .description(
      "Shows, with evidence, whether a web page reaches into the computer or network it is opened on.",
    )
    .version(VERSION)
    .addHelpText("after", EXAMPLES)
    .showHelpAfterError("(hushport --help shows how it is used)")
    // The same option before and after a command's name belongs to two commands.
    .enablePositionalOptions()
    .exitOverride();

  withAuditOptions(program)
    .usage("[options] [command]")
    .argument("[words...]")
    .action(async ([word]: readonly string[], options: AuditCommandOptions) => {
      if (word !== undefined) throw unknownCommand(word);
      finish(await runExample(options, surroundings));
    });

  withAuditOptions(program.command("audit"))
    .description("Visit a page and report every local request it makes.")
    .argument("<url>", "page to visit; https is assumed", parseTargetUrl)
    .action(async (url: string, options: AuditCommandOptions) => {
      finish((await runAudit(url, options, surroundings)).exitCode);
    });

  program
    .command("replay")
    .description("Analyse the evidence of an earlier audit again, offline, and check that nobody changed it.")
    .argument("<dir>", "folder that an audit wrote")
    .option("--json <file>", "write the report as JSON; - is standard output")
    .option("--out <dir>", "write a new report into this folder")
    .action(async (directory: string, options: ReplayCommandOptions) => {
      finish(await runReplay(directory, options, surroundings));
    });

  program
    .command("doctor")
    .description("Say what this machine has for the work, and what is missing.")
    .action(async () => finish(await runDoctor(surroundings.streams, surroundings.signal)));

  const lab = program
    .command("lab")
    .description("Measure what a browser lets a page learn about local ports.");
  addLabRun(lab, surroundings, finish);
  addLabCompare(lab, surroundings, finish);
  addLabServe(lab, surroundings, finish);
  addLabTalk(lab, surroundings, finish);

  addGateway(program, surroundings, finish);
  addSurvey(program, surroundings, finish);

  return program;
}

/** Whoever leaves the command out most likely means a page. */
function unknownCommand(word: string): UsageError {
  const wayOut = /[.:/]/.test(word)
    ? `hushport audit ${word} audits that page`
    : "hushport --help lists them";
  return new UsageError(word, "there is no such command", wayOut);
}

function withAuditOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--dwell <seconds>", "how long the page is watched after it has loaded")
        .argParser(parseSecondsMs)
        .default(DEFAULT_DWELL_MS, String(DEFAULT_DWELL_MS / 1_000)),
    )
    .option("--timeout <seconds>", "how long the page may take to load (default: 30)", parseSecondsMs)
    .addOption(
      new Option("--lna <state>", "answer to the browser's local network permission")
        .choices(LNA_STATES)
        .default("denied"),
    )
    .addOption(
      new Option("--device <kind>", "what the browser says it is").choices(DEVICES).default("desktop"),
    )
    .addOption(
      new Option("--consent <what>", "accept presses the first button that reads like consent")
        .choices(CONSENTS)
        .default("none"),
    )
    .option("--isolated", "visit in a network of its own, where nothing of this machine listens")
    .option("--resolve <host:port:address>", "map a name, as in curl; may be repeated", collectResolution, [])
    .option("--insecure", "accept any certificate")
    .option("--browser <path>", "browser to use")
    .option("--headed", "show the browser")
    .option("--user-agent <text>", "call the browser something else")
    .option("--json <file>", "write the report as JSON; - is standard output, with nothing else on it")
    .option("--out <dir>", "folder for the report (default: ./hushport-reports/HOST-TIME)")
    .option("--no-evidence", "do not keep raw recordings")
    .option("--open", "open the report (default: in an interactive session)")
    .option("--no-open", "do not open the report");
}
