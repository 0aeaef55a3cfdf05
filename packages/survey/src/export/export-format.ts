import type { VisitRecord } from "./read-records.ts";

/** One format of an export. */
export interface ExportFormat {
  readonly id: string;
  /** Writes batch by batch: memory does not grow with the survey. */
  readonly write: (batches: AsyncIterable<readonly VisitRecord[]>) => AsyncGenerator<Uint8Array>;
}
