import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** How evidence is bounded. */
export interface EvidenceLimits {
  /** Bytes of one visit's bundle; above it the raw recordings are given up, the report and the screenshot stay. */
  readonly maxVisitBytes: number;
}

/** A NetLog of a page that scanned 10,000 ports takes about 20 MB. */
export const DEFAULT_EVIDENCE_LIMITS: EvidenceLimits = { maxVisitBytes: 50_000_000 };

/** Parts of a bundle that are given up first when it is too large. */
const RAW_RECORDINGS = ["evidence/netlog.json", "evidence/protocol.jsonl", "evidence/scripts"];

/**
 * Removes raw recordings until a bundle keeps to its limit.
 *
 * @returns Its size in bytes.
 * @throws {RangeError} If it is too large even without them.
 */
export async function trimBundle(bundle: string, { maxVisitBytes }: EvidenceLimits): Promise<number> {
  for (const part of RAW_RECORDINGS) {
    if ((await bytesBelow(bundle)) <= maxVisitBytes) break;
    await rm(join(bundle, part), { recursive: true, force: true });
  }
  const bytes = await bytesBelow(bundle);
  if (bytes > maxVisitBytes)
    throw new RangeError(`Cannot keep ${bytes} bytes of one visit: ${maxVisitBytes} are the most`);
  return bytes;
}

async function bytesBelow(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return bytes;
}
