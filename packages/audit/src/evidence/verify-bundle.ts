import { readFile, realpath } from "node:fs/promises";
import { isAbsolute, join, normalize } from "node:path";
import { ManifestError } from "../errors.ts";
import { listFiles, MANIFEST_NAME, manifestSchema, measureFile, type Manifest } from "./manifest.ts";

/** What is different from what the manifest says; each list holds paths. */
export interface BundleDifferences {
  readonly changed: readonly string[];
  readonly missing: readonly string[];
  readonly added: readonly string[];
}

/** A bundle's manifest and what has happened to the bundle since. */
export interface VerifiedBundle {
  readonly manifest: Manifest;
  readonly differences: BundleDifferences;
}

/**
 * Compares an evidence bundle with its manifest.
 *
 * @throws {ManifestError} If there is no manifest, or it is none of ours.
 */
export async function verifyBundle(directory: string): Promise<VerifiedBundle> {
  const manifest = await readManifest(join(directory, MANIFEST_NAME));
  const changed: string[] = [];
  const missing: string[] = [];
  const root = await realpath(directory);
  for (const file of manifest.files) {
    if (!(await isInPlace(root, file.path))) missing.push(file.path);
    else {
      const { sizeBytes, sha256 } = await measureFile(join(root, file.path));
      if (sizeBytes !== file.sizeBytes || sha256 !== file.sha256) changed.push(file.path);
    }
  }
  const listed = new Set(manifest.files.map(({ path }) => path));
  const added = (await listFiles(directory)).filter((path) => path !== MANIFEST_NAME && !listed.has(path));
  return { manifest, differences: { changed, missing, added } };
}

/** Tells whether a bundle is as it was written. */
export function isUntouched({ changed, missing, added }: BundleDifferences): boolean {
  return changed.length + missing.length + added.length === 0;
}

async function readManifest(path: string): Promise<Manifest> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    throw new ManifestError(path, "there is no such file; name a folder that an audit wrote", { cause });
  }
  const manifest = parseManifest(path, text);
  for (const file of manifest.files) {
    if (isOutside(file.path))
      throw new ManifestError(path, `it names ${JSON.stringify(file.path)}, which is outside`);
  }
  return manifest;
}

function parseManifest(path: string, text: string): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new ManifestError(path, "it is not a manifest of an audit, or it is damaged", { cause });
  }
}

/** A bundle may come from anybody: it must not make us read files elsewhere. */
function isOutside(path: string): boolean {
  return isAbsolute(path) || normalize(path).startsWith("..") || path.includes("\0");
}

/** Tells whether a file is where the manifest says, and not behind a link somewhere else. */
async function isInPlace(root: string, path: string): Promise<boolean> {
  try {
    return (await realpath(join(root, path))) === join(root, path);
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && (cause.code === "ENOENT" || cause.code === "ENOTDIR")) {
      return false;
    }
    throw cause;
  }
}
