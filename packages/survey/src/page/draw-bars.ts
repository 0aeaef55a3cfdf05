import * as Plot from "@observablehq/plot";
import { drawChart } from "./draw-chart.ts";

/** One bar. */
export interface Bar {
  readonly label: string;
  readonly sites: number;
  /** Part of `sites` that is drawn dark; all of it by default. */
  readonly strong?: number;
}

const BAR_PX = 24;
/** Letters of a label; the whole of it is in the table beside the chart. */
const LABEL_LETTERS = 26;

/** Draws how many sites each name has. */
export function drawBars(document: Document, bars: readonly Bar[]): string {
  // Two long names may be cut to the same text: the axis goes by position.
  const rows = bars.map(({ label, sites, strong = sites }, index) => ({
    key: String(index),
    label: shorten(label),
    sites,
    strong,
  }));
  const labels = new Map(rows.map(({ key, label }) => [key, label]));
  return drawChart(document, {
    width: 560,
    height: 14 + rows.length * BAR_PX,
    marginLeft: 190,
    marginRight: 64,
    marginTop: 4,
    marginBottom: 10,
    x: { axis: null, domain: [0, Math.max(1, ...rows.map(({ sites }) => sites))] },
    y: {
      domain: rows.map(({ key }) => key),
      label: null,
      tickSize: 0,
      tickFormat: (key: string) => labels.get(key) ?? "",
    },
    marks: [
      Plot.barX(rows, {
        x: "sites",
        y: "key",
        fill: "var(--far-0)",
        fillOpacity: 0.45,
        insetTop: 2,
        insetBottom: 2,
      }),
      Plot.barX(rows, { x: "strong", y: "key", fill: "var(--far-0)", insetTop: 2, insetBottom: 2 }),
      Plot.text(rows, {
        x: "sites",
        y: "key",
        text: ({ sites }: { sites: number }) => sites.toLocaleString("en"),
        textAnchor: "start",
        dx: 6,
        fill: "var(--ink)",
      }),
    ],
  });
}

/** Keeps the short form in brackets if there is one: `Remote Desktop Protocol (RDP)` is `RDP`. */
export function shorten(label: string): string {
  if (label.length <= LABEL_LETTERS) return label;
  const short = /^(.*?)[^()]*\(([^)]{2,12})\)$/.exec(label);
  const number = /^\d+ /.exec(label)?.[0] ?? "";
  if (short?.[2] !== undefined) return `${number}${short[2]}`;
  return `${label.slice(0, LABEL_LETTERS - 1)}…`;
}
