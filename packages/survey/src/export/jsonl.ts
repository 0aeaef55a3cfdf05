import type { ExportFormat } from "./export-format.ts";

/** One JSON object a line. */
export const jsonl: ExportFormat = {
  id: "jsonl",
  async *write(batches) {
    const encoder = new TextEncoder();
    for await (const records of batches)
      yield encoder.encode(records.map((record) => `${JSON.stringify(record)}\n`).join(""));
  },
};
