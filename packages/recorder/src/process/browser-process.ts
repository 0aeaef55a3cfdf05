import { spawn, type ChildProcess } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { BrowserLaunchError } from "../errors.ts";
import { dieWithUs } from "./die-with-us.ts";
import { waitAtMost } from "./wait.ts";

/** How long a browser may take to end by itself once it was told to. */
const CLOSE_DEADLINE_MS = 3_000;

/** Kept of what the browser writes on stderr, to explain a failed start. */
const MAX_STDERR = 4_096;

/** Runs a program; lets a visit run its browser elsewhere, for example in a network namespace. */
export type Spawn = (
  command: string,
  args: readonly string[],
  options: { readonly stdio: readonly ("ignore" | "pipe")[]; readonly env: NodeJS.ProcessEnv },
) => ChildProcess;

/** A browser that this process started, and will end. */
export class BrowserProcess {
  readonly input: Writable;
  readonly output: Readable;
  /** Resolves once it has ended, however that came. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  readonly #child: ChildProcess;
  /** Resolves once nobody can write to its stderr any longer, which all of its processes inherit. */
  readonly #unheard: Promise<unknown>;
  #stderr = "";

  /**
   * Starts a browser that keeps its temporary files in `scratchDir`: one that is killed would leave them behind.
   *
   * @throws {BrowserLaunchError} If the program cannot be started.
   */
  static async start(
    path: string,
    flags: readonly string[],
    {
      spawn: spawnProgram = spawnHere,
      scratchDir,
    }: { readonly spawn?: Spawn | undefined; readonly scratchDir: string },
  ): Promise<BrowserProcess> {
    const child = spawnProgram(path, flags, {
      stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
      env: { ...quietEnvironment(), ...temporaryFolder(scratchDir) },
    });
    await new Promise<void>((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", (cause) => reject(new BrowserLaunchError(path, cause.message, { cause })));
    });
    return new BrowserProcess(child, path);
  }

  private constructor(child: ChildProcess, path: string) {
    const [, , , input, output] = child.stdio;
    if (!isWritable(input) || !isReadable(output)) {
      throw new BrowserLaunchError(path, "its debugging pipes could not be opened");
    }
    this.#child = child;
    this.input = input;
    this.output = output;
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      if (this.#stderr.length < MAX_STDERR) this.#stderr += text;
    });
    this.ended = new Promise((resolve) => {
      child.once("exit", (code, signal) => resolve({ code, signal }));
    });
    const { stderr } = child;
    this.#unheard = stderr === null ? this.ended : new Promise((resolve) => stderr.once("close", resolve));
  }

  /** Last words on stderr that look like the reason of a failed start. */
  get lastWords(): string {
    const lines = this.#stderr.split("\n").filter((line) => /error|fatal|cannot|fail/i.test(line));
    return (lines.at(0) ?? this.#stderr.split("\n")[0] ?? "").trim();
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /**
   * Waits until it has ended, or has nothing more to say; kills it then, or past the deadline, by the id that was started
   * here. Always resolves; whether it has gone by then, `gone` tells.
   */
  async finish({
    deadlineMs = CLOSE_DEADLINE_MS,
    saidAll,
  }: {
    readonly deadlineMs?: number;
    /** Resolves when it has nothing more to say. */
    readonly saidAll?: Promise<unknown> | undefined;
  } = {}): Promise<void> {
    const ended = this.ended.then(() => "ended" as const);
    const silent = saidAll?.then(() => "silent" as const);
    const first = await waitAtMost(
      Promise.race(silent === undefined ? [ended] : [ended, silent]),
      deadlineMs,
    );
    if (first === "ended") return;
    this.#child.kill("SIGKILL");
    // Killed in the middle of a line, it may still be writing it.
    if (first === undefined) await this.gone();
  }

  /**
   * Waits until a browser that is finished has gone, with the processes that it started: a killed one's notice its end by
   * themselves, and may open files until then. Always resolves.
   */
  async gone(): Promise<void> {
    await waitAtMost(Promise.all([this.ended, this.#unheard]), CLOSE_DEADLINE_MS);
  }
}

/** A session bus or accessibility bus would be asked for things that a visit does not need. */
function quietEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, DBUS_SESSION_BUS_ADDRESS: "disabled:", NO_AT_BRIDGE: "1" };
}

/** Chromium makes a socket there, and the system limits the length of its path (macOS 104 bytes, Linux 108). */
function temporaryFolder(scratchDir: string): NodeJS.ProcessEnv {
  const socket = `${scratchDir}/org.chromium.Chromium.XXXXXX/SingletonSocket`;
  return socket.length < MAX_SOCKET_PATH ? { TMPDIR: scratchDir } : {};
}

const MAX_SOCKET_PATH = 104;

const spawnHere: Spawn = (command, args, { stdio, env }) => {
  const [program, line] = dieWithUs(command, args);
  return spawn(program, line, { stdio: [...stdio], env });
};

function isWritable(stream: unknown): stream is Writable {
  return typeof stream === "object" && stream !== null && "write" in stream;
}

function isReadable(stream: unknown): stream is Readable {
  return typeof stream === "object" && stream !== null && "read" in stream;
}
