import type { LabReport } from "../../report/schema.ts";

/** Above what a browser needs to begin a download. */
const KEEP_MS = 60_000;

/** Saves a result as the `lab.json` that `hushport lab run` writes. */
export function downloadReport(report: LabReport): void {
  const url = URL.createObjectURL(
    new Blob([`${JSON.stringify(report, undefined, 1)}\n`], { type: "application/json" }),
  );
  const link = document.createElement("a");
  link.href = url;
  link.download = "lab.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
}
