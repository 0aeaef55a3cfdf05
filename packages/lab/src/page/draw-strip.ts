import * as Plot from "@observablehq/plot";
import type { LabObservation } from "../report/observation-schema.ts";
import { draw } from "./draw.ts";
import { kindColours } from "./kind-colours.ts";
import { orderTargets, targetWords } from "./target-words.ts";

const WIDTH = 420;
const ROW_PX = 17;

/** Below the finest clock that browsers give, and above the longest that a probe is watched: the scale is logarithmic. */
const DOMAIN_MS = [0.1, 2_000] as const;

/** Draws every probe of one channel as a dot: when the page was told, by kind of port. */
export function drawStrip(document: Document, observations: readonly LabObservation[]): string {
  const kinds = [...orderTargets(observations.map(({ targetKind }) => targetKind))];
  const [least, most] = DOMAIN_MS;
  const rows = observations.map(({ targetKind, durationMs, deadlineMs }) => ({
    kind: targetWords(targetKind),
    isTold: durationMs !== null,
    ms: Math.min(most, Math.max(least, durationMs ?? deadlineMs)),
  }));
  return draw(document, 26 + kinds.length * ROW_PX, {
    className: "dots",
    width: WIDTH,
    marginLeft: 94,
    marginRight: 14,
    marginTop: 4,
    marginBottom: 22,
    x: {
      type: "log",
      domain: DOMAIN_MS,
      label: null,
      grid: true,
      ticks: [0.1, 1, 10, 100, 1_000],
      tickFormat: formatTick,
    },
    y: { domain: kinds, label: null, tickSize: 0 },
    color: { domain: kinds, range: kindColours(kinds) },
    marks: [
      Plot.dot(
        rows.filter(({ isTold }) => isTold),
        { x: "ms", y: "kind", fill: "kind", fillOpacity: 0.6, r: 3.5 },
      ),
      Plot.dot(
        rows.filter(({ isTold }) => !isTold),
        { x: "ms", y: "kind", stroke: "kind", symbol: "times", r: 3 },
      ),
    ],
  });
}

function formatTick(ms: number): string {
  return ms >= 1_000 ? `${ms / 1_000} s` : `${ms} ms`;
}
