import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { zipSync, type Zippable } from "fflate";

/** Files of an archive have no time of their own, or two builds would differ; ZIP knows none before 1980. */
const NO_TIME = new Date(1980, 0, 1);
/** The best that DEFLATE does: archives are made once and read often. */
const LEVEL = 9;

/**
 * Packs files into a ZIP archive. The same files give the same bytes, on any machine and at any time.
 *
 * @param files Paths relative to `folder`.
 */
export function zipFiles(folder: string, files: readonly string[]): Uint8Array {
  const entries: Zippable = {};
  for (const file of files.toSorted()) {
    // ZIP writes the parts of a path with slashes everywhere.
    entries[file.replaceAll("\\", "/")] = [
      new Uint8Array(readFileSync(join(folder, file))),
      { level: LEVEL, mtime: NO_TIME, os: 3, attrs: 0o644 << 16 },
    ];
  }
  return zipSync(entries);
}

/** Packs all files of a folder, and of those in it. */
export function zipFolder(folder: string): Uint8Array {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return zipFiles(
    folder,
    paths.filter((path) => statSync(join(folder, path)).isFile()),
  );
}
