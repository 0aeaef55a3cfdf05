import { join } from "node:path";
import { MANIFEST_NAME, writeManifest } from "./evidence/manifest.ts";
import { writeWhole } from "./evidence/write-whole.ts";
import { renderReport } from "./render-report.ts";
import type { AuditReport } from "./report/schema.ts";

/** Folder with the raw recordings, inside a bundle. */
export const EVIDENCE_FOLDER = "evidence";

/** What could be written of a report, and what could not. */
export interface SavedReport {
  readonly jsonPath: string | undefined;
  readonly htmlPath: string | undefined;
  readonly failures: readonly { readonly path: string; readonly reason: string }[];
}

/**
 * Writes `report.json`, `report.html` and, last, `manifest.json` into a folder that exists. One that cannot be written
 * does not keep the others from it: on a full disk the small ones may still fit.
 */
export async function saveReport(report: AuditReport, directory: string): Promise<SavedReport> {
  const failures: { path: string; reason: string }[] = [];
  async function attempt(
    name: string,
    write: (path: string) => Promise<unknown>,
  ): Promise<string | undefined> {
    const path = join(directory, name);
    try {
      await write(path);
      return path;
    } catch (error) {
      failures.push({ path, reason: error instanceof Error ? error.message : String(error) });
      return undefined;
    }
  }
  const jsonPath = await attempt("report.json", (path) => writeWhole(path, formatReport(report)));
  const htmlPath = await attempt("report.html", async (path) =>
    writeWhole(path, await renderReport(report, join(directory, EVIDENCE_FOLDER, "screenshot.png"))),
  );
  await attempt(MANIFEST_NAME, () => writeManifest(directory, report));
  return { jsonPath, htmlPath, failures };
}

/** Writes a report as the text of `report.json`. */
export function formatReport(report: AuditReport): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
