import * as Plot from "@observablehq/plot";
import type { PairCount } from "../explorer/view.ts";
import { drawChart } from "./draw-chart.ts";
import { shorten } from "./draw-bars.ts";

const ROW_PX = 24;

/** Draws what two sides have of each name: a ring before, a disc after, and the way between them. */
export function drawPairs(document: Document, pairs: readonly PairCount[]): string {
  const rows = pairs.map(({ name, a, b }, index) => ({ key: String(index), label: shorten(name), a, b }));
  const labels = new Map(rows.map(({ key, label }) => [key, label]));
  return drawChart(document, {
    width: 560,
    height: 50 + rows.length * ROW_PX,
    marginLeft: 190,
    marginRight: 24,
    marginTop: 4,
    marginBottom: 40,
    x: {
      label: "Sites →",
      labelAnchor: "right",
      grid: true,
      nice: true,
      zero: true,
      tickFormat: "d",
      ticks: 5,
    },
    y: {
      domain: rows.map(({ key }) => key),
      label: null,
      tickSize: 0,
      tickFormat: (key: string) => labels.get(key) ?? "",
    },
    marks: [
      Plot.link(rows, {
        x1: "a",
        x2: "b",
        y1: "key",
        y2: "key",
        stroke: "var(--far-0)",
        strokeWidth: 4,
        strokeOpacity: 0.4,
      }),
      Plot.dot(rows, {
        x: "a",
        y: "key",
        r: 5,
        stroke: "var(--far-0)",
        strokeWidth: 2,
        fill: "var(--paper)",
      }),
      Plot.dot(rows, { x: "b", y: "key", r: 5, fill: "var(--far-2)" }),
    ],
  });
}
