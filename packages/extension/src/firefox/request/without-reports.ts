import type { ResponseHeader } from "./strip-alt-svc.ts";

/**
 * Headers with which a page names endpoints for the browser's own reports, which are sent where no listener sees them.
 *
 * Source: https://w3c.github.io/reporting/#header, https://w3c.github.io/network-error-logging/#nel-response-header
 * Snapshot: 2026-11.
 * Left out: `report-uri` of a content security policy, whose reports are requests like others.
 */
export const REPORTING_HEADERS: ReadonlySet<string> = new Set(["reporting-endpoints", "report-to", "nel"]);

/** @returns The headers without those, `undefined` when there are none. */
export function withoutReports(headers: readonly ResponseHeader[]): readonly ResponseHeader[] | undefined {
  const kept = headers.filter(({ name }) => !REPORTING_HEADERS.has(name.toLowerCase()));
  return kept.length === headers.length ? undefined : kept;
}
