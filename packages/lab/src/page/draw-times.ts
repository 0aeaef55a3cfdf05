import * as Plot from "@observablehq/plot";
import type { LabCell } from "../report/cell-schema.ts";
import { channelWords } from "./channel-words.ts";
import { draw } from "./draw.ts";
import { nameCell } from "./draw-matrix.ts";
import { kindColours } from "./kind-colours.ts";
import { orderTargets, targetWords } from "./target-words.ts";

/** Below the finest clock that browsers give; the scale is logarithmic. */
const LEAST_MS = 0.1;

/** One kind of port of one channel, its name beside it. */
const ROW_PX = 15;

const TICKS_MS = [0.1, 1, 10, 100, 1_000, 10_000];

/** Draws when a page was told about each kind of port, by channel. */
export function drawTimes(document: Document, cells: readonly LabCell[]): string {
  const kinds = [...orderTargets(cells.flatMap(({ states }) => states.map(({ targetKind }) => targetKind)))];
  const rows = cells.flatMap((cell) =>
    cell.states.map(({ targetKind, durationMs }) => ({
      name: nameCell({ ...cell, channel: channelWords(cell.channel) }),
      kind: targetWords(targetKind),
      isTold: durationMs !== null,
      low: Math.max(LEAST_MS, durationMs?.p10 ?? cell.deadlineMs),
      middle: Math.max(LEAST_MS, durationMs?.p50 ?? cell.deadlineMs),
      high: Math.max(LEAST_MS, durationMs?.p90 ?? cell.deadlineMs),
    })),
  );
  const least = Math.min(...rows.map(({ low }) => low));
  const most = Math.max(...rows.map(({ high }) => high));
  const names = [...new Set(rows.map(({ name }) => name))];
  const longest = Math.max(0, ...names.map(({ length }) => length));
  return draw(document, 72 + names.length * (12 + ROW_PX * kinds.length), {
    marginLeft: 94,
    marginRight: Math.min(260, 16 + 7 * longest),
    insetRight: 8,
    x: {
      label: "Until the page was told →",
      type: "log",
      grid: true,
      tickFormat: formatTick,
      domain: [least, most],
      ticks: TICKS_MS.filter((ms) => ms >= least && ms <= most),
    },
    y: { label: null, domain: kinds, padding: 0.3, tickSize: 0 },
    fy: { label: null, domain: names, padding: 0.15 },
    color: { domain: kinds, range: kindColours(kinds) },
    symbol: { domain: kinds },
    marks: [
      Plot.link(rows, {
        x1: "low",
        x2: "high",
        y1: "kind",
        y2: "kind",
        fy: "name",
        stroke: "kind",
        strokeWidth: 2,
      }),
      Plot.dot(rows, {
        x: "middle",
        y: "kind",
        fy: "name",
        stroke: "kind",
        fill: "kind",
        symbol: "kind",
        r: 4,
      }),
      Plot.text(
        rows.filter(({ isTold }) => !isTold),
        {
          x: "middle",
          y: "kind",
          fy: "name",
          text: () => "no answer",
          dx: -9,
          textAnchor: "end",
          fill: "currentColor",
          fontSize: 10,
        },
      ),
    ],
  });
}

function formatTick(ms: number): string {
  return ms >= 1_000 ? `${ms / 1_000} s` : `${ms} ms`;
}
