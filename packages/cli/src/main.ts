import { setMaxListeners } from "node:events";
import { AuditError } from "@hushport/audit";
import { CommanderError } from "commander";
import { UsageError } from "./arguments/usage-error.ts";
import { EXIT_CODES } from "./exit-code.ts";
import { createProgram } from "./program.ts";

const { stdout, stderr } = process;
const stop = new AbortController();
setMaxListeners(0, stop.signal);

// Whoever reads our output may stop reading (`| head`); that is no failure.
stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

// Node's own exit code for a crash is 1, which for us means "found".
process.on("uncaughtException", (error) => {
  stderr.write(`hushport: ${error.stack ?? error.message}\n`);
  process.exit(EXIT_CODES.incomplete);
});

process.on("SIGINT", () => interrupt("Ctrl-C again stops at once"));
process.on("SIGTERM", () => interrupt("another signal stops at once"));

function interrupt(hint: string): void {
  if (stop.signal.aborted) process.exit(EXIT_CODES.interrupted);
  stderr.write(`\nhushport: Stopping; what was seen until now is being reported (${hint}).\n`);
  stop.abort();
}

const program = createProgram(
  { streams: { stdout, stderr }, signal: stop.signal, now: new Date() },
  (exitCode) => {
    process.exitCode = exitCode;
  },
);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = tellFailure(error);
}

function tellFailure(error: unknown): number {
  // Commander turns those of its own arguments into its own error; this one came from a command.
  if (error instanceof UsageError) {
    stderr.write(`hushport: ${error.message}\n`);
    return EXIT_CODES.usage;
  }
  if (stop.signal.aborted && (error === stop.signal.reason || isAbort(error))) {
    stderr.write("hushport: Stopped before it was done.\n");
    return EXIT_CODES.interrupted;
  }
  // Commander has printed its own message; it uses 1 for usage errors, which for us means "found".
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_CODES.clean : EXIT_CODES.usage;
  if (error instanceof Error && "code" in error && String(error.code).startsWith("ERR_"))
    stderr.write(`hushport: ${error.message} (${String(error.code)})\n`);
  else if (error instanceof AuditError) stderr.write(`hushport: ${error.message}\n`);
  else stderr.write(`hushport: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return EXIT_CODES.incomplete;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}
