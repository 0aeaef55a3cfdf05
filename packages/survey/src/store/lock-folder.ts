import { spawn } from "node:child_process";
import { constants } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import { SurveyError } from "../errors.ts";

/** An operating-system lock: it ends with the process that holds it, however that ends. */
export interface FolderLock {
  readonly release: () => Promise<void>;
}

/** What macOS and Windows open a file with for one process alone; Node has no name for it. */
const O_EXLOCK = process.platform === "win32" ? 0x10_00_00_00 : 0x20;

/**
 * Takes a folder for this process alone, and makes it where there is none.
 *
 * Linux has no lock that Node could take, so `flock` (util-linux) holds it on our behalf, and lets go when the pipe to
 * this process breaks. Elsewhere the file itself is opened with a lock.
 *
 * @throws {SurveyError} `ERR_SURVEY_OWNED` if another process has it.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true }).catch((cause: Error) => {
    throw cannotLock(folder, cause.message);
  });
  const path = join(folder, "owner.lock");
  return process.platform === "linux" ? lockByFlock(path, folder) : lockByOpening(path, folder);
}

async function lockByFlock(path: string, folder: string): Promise<FolderLock> {
  const child = spawn(
    "flock",
    ["--nonblock", "--conflict-exit-code", "9", path, "sh", "-c", "echo locked; exec cat >/dev/null"],
    {
      stdio: ["pipe", "pipe", "ignore"],
    },
  );
  const ended = new Promise<void>((resolve) => {
    child.once("close", () => resolve());
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once("data", () => resolve());
    child.once("error", (cause) => reject(cannotLock(folder, cause.message)));
    child.once("exit", (code) =>
      reject(code === 9 ? owned(folder) : cannotLock(folder, `flock ended with ${code}`)),
    );
  });
  // The lock must not keep a program alive that has nothing else to do.
  child.unref();
  return {
    release: async () => {
      child.ref();
      child.stdin.end();
      await ended;
    },
  };
}

async function lockByOpening(path: string, folder: string): Promise<FolderLock> {
  try {
    const handle = await open(path, constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | O_EXLOCK);
    return { release: () => handle.close() };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EAGAIN" || code === "EWOULDBLOCK" || code === "EBUSY") throw owned(folder);
    throw cannotLock(folder, error instanceof Error ? error.message : String(error));
  }
}

function owned(folder: string): SurveyError {
  return new SurveyError(
    "ERR_SURVEY_OWNED",
    `Cannot open ${folder}: another hushport is at work there; wait for it, or use --db postgres://… for several`,
  );
}

function cannotLock(folder: string, reason: string): SurveyError {
  return new SurveyError("ERR_SURVEY_LOCK", `Cannot lock ${folder}: ${reason}`);
}
