import { execFile } from "node:child_process";
import { constants, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { Socket } from "node:net";
import { StringDecoder } from "node:string_decoder";
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
  /** Begins to hand over lines. Until then they wait, most of them in the browser: reading takes processor time from it. */
  readonly release: () => void;
  /** Call once the browser has ended: resolves when every line was handed over. */
  finish(): Promise<void>;
}

/**
 * Makes the file that the browser writes its NetLog to and, once released, hands over each line as it comes.
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
      release: () => undefined,
      finish: async () => {
        for (const line of (await readFile(path, "utf8")).split("\n")) onLine(line);
      },
    };
  }
  // Read and write: the pipe has a writer from the start, so opening never blocks and reading never ends early.
  const socket = new Socket({ fd, readable: true, writable: true });
  const complete = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const read = lineReader((line) => {
    if (line === "#end") ended.resolve();
    else if (line !== "") onLine(line);
    if (line === LAST_LINE) complete.resolve();
  });
  socket.on("data", read);
  // Listening made it flow.
  socket.pause();
  socket.on("error", () => ended.resolve());
  socket.on("close", () => ended.resolve());
  return {
    path,
    complete: complete.promise,
    release: () => void socket.resume(),
    finish: async () => {
      socket.resume();
      socket.write(END_MARK);
      await waitAtMost(ended.promise, DRAIN_DEADLINE_MS);
      socket.destroy();
    },
  };
}

async function makePipe(path: string): Promise<number | undefined> {
  if (process.platform === "win32") return undefined;
  await execute("mkfifo", ["-m", "600", path]);
  return openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
}

/** Cuts bytes into lines of text, however they come. */
function lineReader(onLine: (line: string) => void): (chunk: Buffer) => void {
  const decoder = new StringDecoder("utf8");
  let pieces: string[] = [];
  return (chunk) => {
    const lines = decoder.write(chunk).split("\n");
    const last = lines.pop() ?? "";
    for (const line of lines) {
      const whole = pieces.length === 0 ? line : pieces.join("") + line;
      pieces = [];
      onLine(whole);
    }
    if (last !== "") pieces.push(last);
  };
}
