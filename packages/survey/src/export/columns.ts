import type { VisitRecord } from "./read-records.ts";

/** What a column holds; `list` is an array of texts, in CSV and Parquet as JSON. */
export type ColumnKind = "text" | "whole" | "time" | "list";

/** One column of an export. */
export interface Column {
  readonly name: keyof VisitRecord;
  readonly kind: ColumnKind;
}

/** Every column, in the order of all formats; docs/survey.md says what each means. */
export const COLUMNS = [
  { name: "survey", kind: "text" },
  { name: "site", kind: "text" },
  { name: "domain", kind: "text" },
  { name: "rank", kind: "whole" },
  { name: "cell", kind: "whole" },
  { name: "cell_label", kind: "text" },
  { name: "visit", kind: "whole" },
  { name: "state", kind: "text" },
  { name: "outcome", kind: "text" },
  { name: "code", kind: "text" },
  { name: "message", kind: "text" },
  { name: "verdict", kind: "text" },
  { name: "sentence", kind: "text" },
  { name: "started_at", kind: "time" },
  { name: "duration_ms", kind: "whole" },
  { name: "attempts", kind: "whole" },
  { name: "worker", kind: "text" },
  { name: "browser", kind: "text" },
  { name: "final_url", kind: "text" },
  { name: "title", kind: "text" },
  { name: "probe_count", kind: "whole" },
  { name: "port_count", kind: "whole" },
  { name: "host_count", kind: "whole" },
  { name: "signatures", kind: "list" },
  { name: "purposes", kind: "list" },
  { name: "vendors", kind: "list" },
  { name: "vendors_scanning", kind: "list" },
  { name: "tenants", kind: "list" },
  { name: "ports", kind: "list" },
  { name: "programs", kind: "list" },
  { name: "channels", kind: "list" },
  { name: "evidence", kind: "text" },
  { name: "evidence_bytes", kind: "whole" },
] as const satisfies readonly Column[];
