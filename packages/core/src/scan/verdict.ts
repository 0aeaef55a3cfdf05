import type { Finding } from "./finding.ts";

/** The one word about a page. */
export const VERDICTS = ["clean", "local-access", "scan"] as const;

/** The one word about a page: it scanned, it addressed something local, or neither. */
export type Verdict = (typeof VERDICTS)[number];

/** @returns `scan` if any finding is a scan, else `local-access` if any probe was made, else `clean`. */
export function judge(findings: readonly Finding[], probeCount: number): Verdict {
  if (findings.some((finding) => finding.kind === "scan")) return "scan";
  return probeCount > 0 ? "local-access" : "clean";
}
