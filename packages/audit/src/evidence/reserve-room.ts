import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The largest `report.html` and `report.json` together, with some air. */
const RESERVED_BYTES = 8 * 1_024 * 1_024;

/**
 * Keeps room on the disk for the report while the evidence grows: on a full disk half of the raw recordings is worth
 * little, the report is worth all.
 *
 * @returns Gives the room back; to be called before the report is written.
 */
export async function reserveRoom(directory: string): Promise<() => Promise<void>> {
  const path = join(directory, ".reserved");
  try {
    await writeFile(path, Buffer.alloc(RESERVED_BYTES));
  } catch (error) {
    // What could be had before the disk was full is kept for us all the same.
    if (!(error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT")))
      throw error;
  }
  return () => rm(path, { force: true });
}
