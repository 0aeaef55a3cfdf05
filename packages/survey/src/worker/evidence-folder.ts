import { cp, mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { EvidenceStore } from "./keep-evidence.ts";
import { DEFAULT_EVIDENCE_LIMITS, trimBundle } from "./trim-bundle.ts";

/** Keeps evidence below a folder, one folder a visit. */
export function evidenceFolder(folder: string, limits = DEFAULT_EVIDENCE_LIMITS): EvidenceStore {
  return {
    keep: async (bundle, name) => {
      const bytes = await trimBundle(bundle, limits);
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
