import { cutText } from "./wrap-text.ts";

/** One column of a table. */
export interface Column {
  readonly title: string;
  readonly align: "left" | "right";
  /** The widest that it may get. */
  readonly maxWidth: number;
}

/** Two spaces between columns read as columns; one reads as a word space. */
const GAP = "  ";

/** Sets rows in columns as wide as their content, up to each column's limit. The first line has the titles. */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const widths = columns.map(({ title, maxWidth }, index) =>
    Math.min(maxWidth, Math.max(title.length, ...rows.map((row) => (row[index] ?? "").length))),
  );
  return [columns.map(({ title }) => title), ...rows].map((row) =>
    columns
      .map(({ align }, index) => {
        const width = widths[index] ?? 0;
        const text = cutText(row[index] ?? "", width);
        return align === "right" ? text.padStart(width) : text.padEnd(width);
      })
      .join(GAP)
      .trimEnd(),
  );
}
