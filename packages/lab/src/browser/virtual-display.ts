import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { DisplayError } from "../errors.ts";

/** A display for windows that nobody has to see. */
export interface VirtualDisplay {
  /** As in `DISPLAY`. */
  readonly name: string;
  readonly stop: () => void;
}

/** Above a cold start on a busy machine. */
const START_DEADLINE_MS = 15_000;

/** File descriptor on which Xvfb says which display it took. */
const DISPLAY_FD = 3;

const SCREEN = ["-screen", "0", "1280x900x24", "-nolisten", "tcp"] as const;

/** A shell's word for a program that is not there. */
const NOT_FOUND = 127;

/** Ends with this process, also when that is killed, where the system has a program for it. */
const TIED = `command -v "$1" >/dev/null || exit ${NOT_FOUND}
command -v setpriv >/dev/null && exec setpriv --pdeathsig KILL -- "$@"
exec "$@"`;

/** Tells whether windows can be shown without our help. */
export function hasDisplay(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  return platform !== "linux" || Boolean(environment["DISPLAY"] || environment["WAYLAND_DISPLAY"]);
}

/** Starts a display of our own, on a number that nobody uses. @throws {DisplayError} If Xvfb is missing or fails. */
export async function startVirtualDisplay(signal: AbortSignal): Promise<VirtualDisplay> {
  signal.throwIfAborted();
  const server = spawn("sh", ["-c", TIED, "sh", "Xvfb", "-displayfd", String(DISPLAY_FD), ...SCREEN], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const stop = (): void => void server.kill("SIGKILL");
  process.once("exit", stop);
  server.once("exit", () => process.off("exit", stop));
  try {
    const number = await readNumber(server, signal);
    return { name: `:${number}`, stop };
  } catch (cause) {
    stop();
    signal.throwIfAborted();
    if (cause instanceof DisplayError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DisplayError(`Xvfb did not start (${reason})`, { cause });
  }
}

async function readNumber(server: ChildProcess, signal: AbortSignal): Promise<string> {
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(START_DEADLINE_MS)]);
  const pipe = server.stdio[DISPLAY_FD];
  const ended = once(server, "exit", { signal: deadline }).then(([code]: unknown[]) => {
    throw new DisplayError(
      code === NOT_FOUND
        ? "there is no display and no Xvfb; install Xvfb or set DISPLAY"
        : `Xvfb ended with code ${String(code)}`,
    );
  });
  const told = pipe === null || pipe === undefined ? ended : once(pipe, "data", { signal: deadline });
  const [text]: unknown[] = await Promise.race([told, ended]);
  ended.catch(() => undefined);
  return String(text).trim();
}
