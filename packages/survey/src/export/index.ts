import { csv } from "./csv.ts";
import type { ExportFormat } from "./export-format.ts";
import { jsonl } from "./jsonl.ts";
import { parquet } from "./parquet.ts";

/** Every format of an export. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [jsonl, csv, parquet];
