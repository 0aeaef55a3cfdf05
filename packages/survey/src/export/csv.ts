import { COLUMNS } from "./columns.ts";
import type { ExportFormat } from "./export-format.ts";

/** What makes a spreadsheet take a text for a formula. @see https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^[=+\-@\t\r]/;

/** RFC 4180, with a line of names; a text that a spreadsheet would run has `'` before it. */
export const csv: ExportFormat = {
  id: "csv",
  async *write(batches) {
    const encoder = new TextEncoder();
    yield encoder.encode(`${COLUMNS.map(({ name }) => name).join(",")}\r\n`);
    for await (const records of batches) {
      const lines = records.map(
        (record) => `${COLUMNS.map(({ name }) => formatCsvValue(record[name])).join(",")}\r\n`,
      );
      yield encoder.encode(lines.join(""));
    }
  },
};

/** One value between two commas. */
export function formatCsvValue(value: string | number | Date | readonly string[] | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== "string") return value.length === 0 ? "" : quote(JSON.stringify(value));
  return quote(FORMULA.test(value) ? `'${value}` : value);
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
