import { execFile } from "node:child_process";
import { CommandError } from "../errors.ts";
import type { CommandOutput } from "./network.ts";

/** Far above what `ip` and `nft` take on a loaded machine. */
const COMMAND_DEADLINE_MS = 10_000;
/** Above what `nft` lists after all ports of a dozen hosts were tried. */
const MAX_OUTPUT_BYTES = 128 * 1024 * 1024;

/**
 * Runs a short program to its end, with `input` on its standard input.
 * @throws {CommandError} If it is missing, fails or takes too long.
 */
export function runCommand(command: string, args: readonly string[], input = ""): Promise<CommandOutput> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      command,
      [...args],
      {
        timeout: COMMAND_DEADLINE_MS,
        killSignal: "SIGKILL",
        env: commandEnvironment(),
        maxBuffer: MAX_OUTPUT_BYTES,
      },
      (cause, stdout, stderr) => {
        if (cause === null) resolve({ stdout, stderr });
        else reject(new CommandError(command, stderr === "" ? cause.message : stderr, { cause }));
      },
    );
    // A program that ends without reading its input breaks the pipe; its exit code says what matters.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
  });
}

/** An unprivileged account's PATH often lacks the folders where `ip` and `nft` are. */
export function commandEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: "C", PATH: `${process.env["PATH"] ?? ""}:/usr/sbin:/sbin:/usr/bin:/bin` };
}
