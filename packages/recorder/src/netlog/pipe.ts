import { execFile } from "node:child_process";
import { constants, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { Socket } from "node:net";
import { promisify } from "node:util";
import { waitAtMost } from "../process/wait.ts";

const execute = promisify(execFile);

/** Written by us behind the browser's last byte, so that the reader knows that it has everything. */
const END_MARK = "\n#end\n";

/** Closes the log's outermost object; every other line holds an event or a list. */
const LAST_LINE = "}";

/** How long the rest of the log may take to be read once the browser has ended. */
const DRAIN_DEADLINE_MS = 5_000;

/** A NetLog on its way out of the browser. */
export interface NetLogSource {
  /** Path for `--log-net-log`. */
  readonly path: string;
  /** Resolves when the browser has written the log's last line, where that can be seen. */
  readonly complete: Promise<void>;
  /** Call once the browser has ended: resolves when every line was handed over. */
  finish(): Promise<void>;
}

/**
 * Makes the file that the browser writes its NetLog to and hands over each line as it comes.
 *
 * A named pipe where the system has them: lines come during the visit and nothing is written to disk. Elsewhere a plain
 * file, read once the browser has ended.
 */
export async function openNetLog(path: string, onLine: (line: string) => void): Promise<NetLogSource> {
  const fd = await makePipe(path);
  if (fd === undefined) {
    return {
      path,
      complete: new Promise(() => undefined),
      finish: async () => {
        for (const line of (await readFile(path, "utf8")).split("\n")) onLine(line);
      },
    };
  }
  // Read and write: the pipe has a writer from the start, so opening never blocks and reading never ends early.
  const socket = new Socket({ fd, readable: true, writable: true });
  const complete = Promise.withResolvers<void>();
  const takeLine = (line: string): void => {
    onLine(line);
    if (line === LAST_LINE) complete.resolve();
  };
  const ended = new Promise<void>((resolve) => readLines(socket, takeLine, resolve));
  return {
    path,
    complete: complete.promise,
    finish: async () => {
      socket.write(END_MARK);
      await waitAtMost(ended, DRAIN_DEADLINE_MS);
      socket.destroy();
    },
  };
}

async function makePipe(path: string): Promise<number | undefined> {
  if (process.platform === "win32") return undefined;
  await execute("mkfifo", ["-m", "600", path]);
  return openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
}

function readLines(socket: Socket, onLine: (line: string) => void, onEnd: () => void): void {
  let pieces: string[] = [];
  socket.setEncoding("utf8");
  socket.on("data", (chunk: string) => {
    const lines = chunk.split("\n");
    const last = lines.pop() ?? "";
    for (const line of lines) {
      const whole = pieces.length === 0 ? line : pieces.join("") + line;
      pieces = [];
      if (whole === "#end") onEnd();
      else if (whole !== "") onLine(whole);
    }
    if (last !== "") pieces.push(last);
  });
  socket.on("error", onEnd);
  socket.on("close", onEnd);
}
