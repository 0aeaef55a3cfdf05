import { open, rename, rm } from "node:fs/promises";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { EXPORT_FORMATS } from "@hushport/survey";
import { Option, type Command } from "commander";
import { UsageError } from "../../arguments/usage-error.ts";
import { EXIT_CODES, type ExitCode } from "../../exit-code.ts";
import type { AuditSurroundings } from "../run-audit.ts";
import { withDesk, withStoreOptions, type StoreOptions } from "./with-store.ts";

interface ExportCommandOptions extends StoreOptions {
  readonly format: string;
  readonly out: string;
}

/** Adds `export` to the survey's commands. */
export function addSurveyExport(
  survey: Command,
  { streams: { stdout, stderr }, signal }: AuditSurroundings,
  finish: (exitCode: ExitCode) => void,
): void {
  const formats = EXPORT_FORMATS.map(({ id }) => id);
  withStoreOptions(survey.command("export"))
    .description("Write every visit that ended as a line of a table; also while the survey is at work.")
    .argument("<name>", "name of the survey")
    .addOption(new Option("--format <format>", "format of the table").choices(formats).default("jsonl"))
    .requiredOption("--out <file>", "file to write; - is standard output")
    .action(async (name: string, options: ExportCommandOptions) => {
      await withDesk(options, async (desk) => {
        const rows = await desk.exportVisits(name, options.format);
        if (options.out === "-") await writeOut(rows, stdout, signal);
        else await writeWhole(rows, options.out, signal);
      });
      if (options.out !== "-") stderr.write(`${options.out} is written.\n`);
      finish(EXIT_CODES.clean);
    });
}

/** A reader that has enough (`| head`) is no failure. */
async function writeOut(
  rows: ReadableStream<Uint8Array>,
  stdout: AuditSurroundings["streams"]["stdout"],
  signal: AbortSignal,
): Promise<void> {
  const out = new Writable({
    write: (chunk: Uint8Array, _encoding, done) => void stdout.write(chunk, () => done()),
  });
  await pipeline(rows, out, { signal });
}

/** Half of a table never has the name of a whole one. */
async function writeWhole(
  rows: ReadableStream<Uint8Array>,
  path: string,
  signal: AbortSignal,
): Promise<void> {
  const partial = `${path}.part`;
  const file = await open(partial, "w").catch((error: Error) => {
    throw new UsageError(path, error.message, "name a file in a folder that is there");
  });
  try {
    await pipeline(rows, file.createWriteStream(), { signal });
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
