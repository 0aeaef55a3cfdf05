import { stripVTControlCharacters } from "node:util";
import { spawnGroup } from "./spawn-group.mjs";

/** Above the length of any error that is worth reading. */
const KEPT_OUTPUT_CHARS = 20_000;

/** Between the polite and the final signal to a program that is past its deadline. */
const KILL_GRACE_MS = 5_000;

/** As shells have it: 128 + SIGINT. */
const INTERRUPTED_EXIT_CODE = 130;

/** Starts a step: what is being done, so that nobody looks at a silent terminal. */
export function say(text) {
  process.stderr.write(`setup: ${text}\n`);
}

/**
 * Runs a program without a shell and without input, and keeps the end of what it printed.
 * Never throws: a program that cannot be started has `code` -1 and the reason in `output`.
 */
export function run(command, args, { cwd, env = process.env, deadlineMs }) {
  return new Promise((resolve) => {
    let output = "";
    const { child, stop, isLate } = spawnGroup(command, args, {
      cwd,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      deadlineMs,
      graceMs: KILL_GRACE_MS,
    });
    const keep = (chunk) => {
      output = (output + chunk).slice(-KEPT_OUTPUT_CHARS);
    };
    let isInterrupted = false;
    const interrupts = ["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => {
      const forward = () => {
        stop(signal);
        isInterrupted = true;
      };
      process.once(signal, forward);
      return () => process.off(signal, forward);
    });
    const finish = (code) => {
      if (isInterrupted) process.exit(INTERRUPTED_EXIT_CODE);
      for (const remove of interrupts) remove();
      resolve({ code, output, isLate: isLate() });
    };
    child.stdout.setEncoding("utf8").on("data", keep);
    child.stderr.setEncoding("utf8").on("data", keep);
    child.once("error", (error) => {
      keep(error.message);
      finish(-1);
    });
    child.once("close", (code) => finish(code ?? 1));
  });
}

/** The last line of a program's output that matches, without colours. */
export function lastLine(output, pattern = /\S/) {
  const lines = stripVTControlCharacters(output).split(/\r?\n/);
  return lines.findLast((line) => pattern.test(line))?.trim();
}
