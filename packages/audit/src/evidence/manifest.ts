import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join, posix, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import * as z from "zod/mini";
import { writeWhole } from "./write-whole.ts";

/** File that lists the bundle's other files; it is written last. */
export const MANIFEST_NAME = "manifest.json";

/** Value of `format` in every manifest. */
export const MANIFEST_FORMAT = "hushport.evidence";

/** `manifest.json`: every file of an evidence bundle with its size and sum. */
export const manifestSchema = z.object({
  format: z.literal(MANIFEST_FORMAT),
  version: z.literal(1),
  /** Address that was audited. */
  url: z.string(),
  /** ISO 8601, UTC. */
  startedAt: z.string(),
  files: z.array(
    z.object({
      /** Relative to the manifest, with `/`. */
      path: z.string(),
      sizeBytes: z.int(),
      /** SHA-256, hex. */
      sha256: z.string(),
    }),
  ),
});

/** `manifest.json`: every file of an evidence bundle with its size and sum. */
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;

/** Lists every file below `directory` and writes the manifest into it. Call it when all else is written. */
export async function writeManifest(
  directory: string,
  visit: Pick<Manifest, "url" | "startedAt">,
): Promise<Manifest> {
  const files = [];
  for (const path of await listFiles(directory)) {
    if (path === MANIFEST_NAME) continue;
    files.push({ path, ...(await measureFile(join(directory, path))) });
  }
  const { url, startedAt } = visit;
  const manifest: Manifest = { format: MANIFEST_FORMAT, version: 1, url, startedAt, files };
  await writeWhole(join(directory, MANIFEST_NAME), `${JSON.stringify(manifest, undefined, 2)}\n`);
  return manifest;
}

/** Lists the regular files below `directory`, sorted, relative to it and with `/`; links are not followed. */
export async function listFiles(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .map((path) => path.split(sep).join(posix.sep))
    .sort();
}

/** Reads a file once and tells its size and its SHA-256. */
export async function measureFile(
  path: string,
): Promise<{ readonly sizeBytes: number; readonly sha256: string }> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return { sizeBytes: (await lstat(path)).size, sha256: hash.digest("hex") };
}
