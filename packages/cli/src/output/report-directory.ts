import { lstat, mkdir, readdir, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { MANIFEST_NAME, verifyBundle } from "@hushport/audit";
import { UsageError } from "../arguments/usage-error.ts";
import { makeFolder } from "./make-folder.ts";
import { timeStamp } from "./stamped-name.ts";

/** Folder for reports when the user names none. */
export const REPORTS_FOLDER = "hushport-reports";

/** Longest host name that a folder's name carries; file systems end at 255 bytes. */
const MAX_HOST_LENGTH = 100;

/** Folders of one host and second that are told apart by a number. */
const MAX_TWINS = 1_000;

/** Makes a new folder `hushport-reports/HOST-TIME` below `parent`. */
export async function createReportDirectory(parent: string, url: string, now: Date): Promise<string> {
  const reports = join(parent, REPORTS_FOLDER);
  await makeFolder(reports);
  const name = reportFolderName(url, now);
  for (let twin = 1; twin <= MAX_TWINS; twin += 1) {
    const path = join(reports, twin === 1 ? name : `${name}-${twin}`);
    try {
      await mkdir(path);
      return path;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
  throw new RangeError(`Cannot create ${join(reports, name)}: there are ${MAX_TWINS} of that name already`);
}

/** Takes back a folder that `createReportDirectory` made and that nothing was worth keeping in. */
export async function removeReportDirectory(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
  const reports = dirname(path);
  if ((await readdir(reports)).length === 0) await rmdir(reports);
}

/** The same for one in which something may have been kept: then it stays. */
export async function removeEmptyReportDirectory(path: string): Promise<void> {
  if ((await readdir(path)).length === 0) await removeReportDirectory(path);
}

/** Writes `shop.example-20261121-120000`: only characters that every file system takes. */
export function reportFolderName(url: string, now: Date): string {
  const host = new URL(url).host.replace(/[^a-z\d.-]+/gi, "-").replace(/^[-.]+|[-.]+$/g, "");
  return `${host.slice(0, MAX_HOST_LENGTH) || "page"}-${timeStamp(now)}`;
}

/**
 * Prepares the folder that a user named: it is made, or is empty, or holds an earlier audit, which is replaced.
 *
 * @throws {UsageError} If it holds anything else: nothing of the user's is ever overwritten.
 */
export async function prepareNamedDirectory(path: string): Promise<string> {
  try {
    await makeFolder(path);
    const names = await readdir(path);
    if (names.includes(MANIFEST_NAME)) await removeBundle(path);
  } catch (error) {
    throw new UsageError(path, error instanceof Error ? error.message : String(error), "name another folder");
  }
  const rest = await readdir(path);
  if (rest.length > 0) throw new UsageError(path, "the folder is not empty", "name a new or an empty one");
  return path;
}

/** Removes what an earlier audit wrote, and the folders that this leaves empty. */
async function removeBundle(path: string): Promise<void> {
  const { manifest, differences } = await verifyBundle(path);
  const gone = new Set(differences.missing);
  for (const file of manifest.files) {
    if (!gone.has(file.path)) await rm(join(path, file.path));
  }
  await rm(join(path, MANIFEST_NAME));
  await removeEmptyFolders(path);
}

async function removeEmptyFolders(path: string): Promise<void> {
  for (const name of await readdir(path)) {
    const inner = join(path, name);
    if (!(await lstat(inner)).isDirectory()) continue;
    await removeEmptyFolders(inner);
    if ((await readdir(inner)).length === 0) await rm(inner, { recursive: true });
  }
}
