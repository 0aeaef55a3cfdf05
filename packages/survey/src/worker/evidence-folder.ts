import { cp, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { EvidenceStore } from "./keep-evidence.ts";

/** How evidence in a folder is bounded. */
export interface EvidenceLimits {
  /** Bytes of one visit's bundle; above it only the report and the screenshot are kept. */
  readonly maxVisitBytes: number;
}

/** A NetLog of a page that scanned 10,000 ports takes about 20 MB. */
export const DEFAULT_EVIDENCE_LIMITS: EvidenceLimits = { maxVisitBytes: 50_000_000 };

/** Parts of a bundle that are given up first when it is too large. */
const RAW_RECORDINGS = ["evidence/netlog.json", "evidence/protocol.jsonl", "evidence/scripts"];

/** Keeps evidence below a folder, one folder a visit. */
export function evidenceFolder(folder: string, limits = DEFAULT_EVIDENCE_LIMITS): EvidenceStore {
  return {
    keep: async (bundle, name) => {
      for (const part of RAW_RECORDINGS) {
        if ((await bytesBelow(bundle)) <= limits.maxVisitBytes) break;
        await rm(join(bundle, part), { recursive: true, force: true });
      }
      const bytes = await bytesBelow(bundle);
      const place = join(folder, name);
      await mkdir(folder, { recursive: true });
      await rm(place, { recursive: true, force: true });
      await move(bundle, place);
      return { place: name, bytes };
    },
  };
}

/** Renames where both are on one disk, else copies; half of a copy is removed. */
async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EXDEV")) throw error;
    try {
      await cp(from, to, { recursive: true });
    } catch (copying) {
      await rm(to, { recursive: true, force: true });
      throw copying;
    }
  }
}

async function bytesBelow(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return bytes;
}
