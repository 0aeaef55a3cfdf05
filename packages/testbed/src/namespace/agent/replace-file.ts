import { spawnSync } from "node:child_process";
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { CommandError } from "../../errors.ts";
import { commandEnvironment } from "../../network/run-command.ts";

/** Above what a mount takes on a loaded machine. */
const MOUNT_DEADLINE_MS = 5_000;

/**
 * Puts other content over a file, or a file where there is none, for this namespace only.
 * In one go: were the parent to go in between, the folder would stay.
 */
export function replaceFile(path: string, content: string): void {
  if (existsSync(path)) coverFile(path, content);
  else addFile(path, content);
}

/** The mount keeps the content when its name is gone. */
function coverFile(path: string, content: string): void {
  const folder = mkdtempSync(join(tmpdir(), "hushport-file-"));
  try {
    const file = join(folder, "content");
    writeFileSync(file, content, { mode: 0o644 });
    run("mount", ["--bind", file, path]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A mount needs something to lie over: the nearest folder that is there gets a copy of itself, with the file in it. */
function addFile(path: string, content: string): void {
  const covered = nearestFolder(path);
  const copy = mkdtempSync(join(tmpdir(), "hushport-folder-"));
  try {
    run("mount", ["-t", "tmpfs", "tmpfs", copy]);
    try {
      chmodSync(copy, statSync(covered).mode & 0o7777);
      // What this user may not read, programs of this user cannot miss.
      cpSync(covered, copy, { recursive: true, verbatimSymlinks: true, filter: isReadable });
      const file = join(copy, relative(covered, path));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content, { mode: 0o644 });
      run("mount", ["--bind", copy, covered]);
    } finally {
      run("umount", [copy]);
    }
  } finally {
    // Not with its content: were it still mounted, that would be what programs inside see.
    rmdirSync(copy);
  }
}

function nearestFolder(path: string): string {
  const parent = dirname(path);
  return existsSync(parent) ? parent : nearestFolder(parent);
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, args, {
    encoding: "utf8",
    timeout: MOUNT_DEADLINE_MS,
    env: commandEnvironment(),
  });
  if (status !== 0) throw new CommandError(command, error?.message ?? stderr);
}
