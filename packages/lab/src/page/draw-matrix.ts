import * as Plot from "@observablehq/plot";
import type { LabCell } from "../report/cell-schema.ts";
import { draw } from "./draw.ts";

/** Colour and word of each verdict, so that no colour has to be told apart. */
const VERDICTS = ["leaks", "no-leak-detected", "not-reached", "not-available"] as const;
const COLOURS = ["var(--far-2)", "var(--clean)", "var(--far-0)", "var(--hair)"] as const;

/** Draws what one observation tells about a port, one line for each cell, with its interval. */
export function drawMatrix(document: Document, cells: readonly LabCell[]): string {
  const rows = cells.flatMap((cell) => {
    const { bits, verdict } = cell;
    return bits === null
      ? []
      : [{ name: nameCell(cell), verdict: verdict.kind, value: bits.value, low: bits.low, high: bits.high }];
  });
  const names = rows.map(({ name }) => name);
  const longest = Math.max(0, ...names.map(({ length }) => length));
  return draw(document, 72 + names.length * 20, {
    marginLeft: Math.min(300, 16 + 7 * longest),
    marginRight: 24,
    x: {
      label: "Bits that one observation tells →",
      grid: true,
      domain: [0, Math.max(1, ...rows.map(({ high }) => high))],
    },
    y: { label: null, domain: names, tickSize: 0 },
    color: { domain: VERDICTS, range: COLOURS },
    marks: [
      Plot.link(rows, { x1: "low", x2: "high", y1: "name", y2: "name", stroke: "verdict", strokeWidth: 2 }),
      Plot.dot(rows, { x: "value", y: "name", fill: "verdict", symbol: "verdict", r: 4.5 }),
      Plot.ruleX([0]),
    ],
  });
}

/** Names a cell by its factors, leaving out what most cells share. */
export function nameCell({
  channel,
  context,
  spelling,
}: Pick<LabCell, "channel" | "context" | "spelling">): string {
  return [channel, context === "document" ? "" : context, spelling === "127.0.0.1" ? "" : spelling]
    .filter((part) => part !== "")
    .join(" · ");
}
