import { cutText } from "./wrap-text.ts";

/** One column of a table. */
export interface Column {
  readonly title: string;
  readonly align: "left" | "right";
  /** Columns that `shrink` share what the others leave; by default a column is as wide as its content. */
  readonly fit?: "content" | "shrink";
}

/** Two spaces between columns read as columns; one reads as a word space. */
const GAP = "  ";

/** Narrower than this and a column says nothing. */
const MIN_WIDTH = 8;

/** Sets rows in columns, in at most `width` characters where the columns allow it. The first line has the titles. */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): readonly string[] {
  const widths = columnWidths(columns, rows, width);
  return [columns.map(({ title }) => title), ...rows].map((row) =>
    columns
      .map(({ align }, index) => {
        const columnWidth = widths[index] ?? 0;
        const text = cutText(row[index] ?? "", columnWidth);
        return align === "right" ? text.padStart(columnWidth) : text.padEnd(columnWidth);
      })
      .join(GAP)
      .trimEnd(),
  );
}

function columnWidths(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): readonly number[] {
  const natural = columns.map(({ title }, index) =>
    rows.reduce((widest, row) => Math.max(widest, (row[index] ?? "").length), title.length),
  );
  const widths = [...natural];
  let excess = natural.reduce((sum, one) => sum + one, GAP.length * (columns.length - 1)) - width;
  for (; excess > 0; excess -= 1) {
    const widest = widestShrinking(columns, widths);
    if (widest === undefined) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

/** @returns `undefined` when none can give any more. */
function widestShrinking(columns: readonly Column[], widths: readonly number[]): number | undefined {
  let best: number | undefined;
  for (const [index, width] of widths.entries()) {
    if (columns[index]?.fit !== "shrink" || width <= MIN_WIDTH) continue;
    if (best === undefined || width > (widths[best] ?? 0)) best = index;
  }
  return best;
}
