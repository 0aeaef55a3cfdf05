import { once } from "node:events";
import { serveLab } from "@hushport/lab";
import type { Command } from "commander";
import { parsePort } from "../arguments/parse-port.ts";
import { EXIT_CODES, type ExitCode } from "../exit-code.ts";
import { isInteractive, openFile } from "../output/open-file.ts";
import { readLabReport } from "./lab-compare.ts";
import type { AuditSurroundings } from "./run-audit.ts";

interface LabServeOptions {
  readonly port?: number;
  readonly open?: boolean;
}

/** Adds `serve` to the lab's commands. */
export function addLabServe(
  lab: Command,
  surroundings: AuditSurroundings,
  finish: (code: ExitCode) => void,
): void {
  lab
    .command("serve")
    .description("Open a page on this computer that measures the browser it is opened in. Ctrl-C ends it.")
    .argument("[results...]", "results to compare with: lab.json, or folders that hold it")
    .option("--port <number>", "port of the page (default: any free one)", parsePort)
    .option("--open", "open the page (default: in an interactive session)")
    .option("--no-open", "do not open the page")
    .action(async (paths: readonly string[], options: LabServeOptions) =>
      finish(await runLabServe(paths, options, surroundings)),
    );
}

async function runLabServe(
  paths: readonly string[],
  { port, open }: LabServeOptions,
  { streams: { stdout, stderr }, signal }: AuditSurroundings,
): Promise<ExitCode> {
  const results = await Promise.all(paths.map(readLabReport));
  await using site = await serveLab({ results, ...(port === undefined ? {} : { port }) });
  stdout.write(`${site.url}\n`);
  stderr.write("Open this address in any browser of this computer. Ctrl-C ends the lab.\n");
  if (open ?? isInteractive(stdout.isTTY, process.env, process.platform))
    openFile(site.url, process.platform);
  if (!signal.aborted) await once(signal, "abort");
  return EXIT_CODES.clean;
}
