import * as Plot from "@observablehq/plot";
import { formatMs, median } from "../talk/numbers.ts";
import type { PublishedTime } from "../talk/published-times.ts";
import type { TimingResult } from "../talk/talk-schema.ts";
import { draw } from "./draw.ts";

/** Colours of the arms, in the order of their first sample; also told by name in each bar's facet. */
const COLOURS = ["var(--far-0)", "var(--far-1)", "var(--far-2)", "var(--clean)"] as const;

/** The middle of the samples of one arm and target. */
export interface TimingRow {
  readonly arm: string;
  readonly target: string;
  readonly medianMs: number;
  readonly lowMs: number;
  readonly highMs: number;
  readonly count: number;
  /** How many of them the page was told of in time. */
  readonly ended: number;
}

/** Sums up the samples: one row for each arm, in the order of measurement, and target, by name. */
export function summariseTimes({ samples }: Pick<TimingResult, "samples">): readonly TimingRow[] {
  const groups = Map.groupBy(samples, ({ arm, target }) => `${arm}\n${target}`);
  const rows = [...groups.values()].flatMap((group) => {
    const times = group.map(({ ms }) => ms);
    const [first] = group;
    const middle = median(times);
    if (first === undefined || middle === undefined) return [];
    return [
      {
        arm: first.arm,
        target: first.target,
        medianMs: middle,
        lowMs: Math.min(...times),
        highMs: Math.max(...times),
        count: group.length,
        ended: group.filter(({ isEnded }) => isEnded).length,
      },
    ];
  });
  const arms = [...new Set(rows.map(({ arm }) => arm))];
  return rows.toSorted(
    (one, other) =>
      arms.indexOf(one.arm) - arms.indexOf(other.arm) ||
      one.target.localeCompare(other.target, "en", { numeric: true }),
  );
}

/** Draws medians as bars, one group for each arm; the hair shows the smallest and the largest. */
export function drawBars(document: Document, result: TimingResult): string {
  const rows = summariseTimes(result);
  const arms = [...new Set(rows.map(({ arm }) => arm))];
  const targets = [...new Set(rows.map(({ target }) => target))].toSorted();
  return draw(document, 64 + arms.length * (24 + targets.length * 22), {
    marginLeft: 72,
    marginRight: 118,
    insetRight: 56,
    x: { label: "Milliseconds until the page was told →", grid: true, zero: true },
    y: { label: null, domain: targets, tickSize: 0, padding: 0.25 },
    fy: { label: null, domain: arms },
    color: { domain: arms, range: COLOURS },
    marks: [
      Plot.barX(rows, {
        x: "medianMs",
        y: "target",
        fy: "arm",
        fill: "arm",
        fillOpacity: 0.85,
        title: titleOf,
      }),
      Plot.link(rows, {
        x1: "lowMs",
        x2: "highMs",
        y1: "target",
        y2: "target",
        fy: "arm",
        stroke: "currentColor",
        strokeWidth: 1.5,
      }),
      // Bars of a few milliseconds cannot be seen beside those of seconds.
      Plot.text(rows, {
        x: "highMs",
        y: "target",
        fy: "arm",
        text: textOf,
        dx: 5,
        textAnchor: "start",
        fill: "currentColor",
      }),
      Plot.ruleX([0]),
    ],
  });
}

/** Draws the time of the n-th attempt, one line for each arm. */
export function drawCurve(document: Document, result: TimingResult): string {
  const arms = [...new Set(result.samples.map(({ arm }) => arm))];
  const rows = [...Map.groupBy(result.samples, ({ arm, place }) => `${arm}\n${place}`).values()].flatMap(
    (group) => {
      const [first] = group;
      const middle = median(group.map(({ ms }) => ms));
      // The scale is logarithmic; a clock with whole milliseconds gives 0.
      return first === undefined || middle === undefined
        ? []
        : [{ arm: first.arm, place: first.place, medianMs: Math.max(0.1, middle) }];
    },
  );
  return draw(document, 300, {
    marginLeft: 64,
    marginRight: 80,
    x: { label: "Number of the failing WebSocket →", ticks: 10 },
    y: { label: "↑ Milliseconds", type: "log", grid: true },
    color: { domain: arms, range: COLOURS },
    marks: [
      Plot.line(rows, { x: "place", y: "medianMs", stroke: "arm", strokeWidth: 2 }),
      Plot.dot(rows, { x: "place", y: "medianMs", fill: "arm", symbol: "arm", r: 3.5 }),
      Plot.text(
        arms.flatMap((name) => rows.filter(({ arm }) => arm === name).slice(-1)),
        { x: "place", y: "medianMs", text: "arm", dx: 8, textAnchor: "start", fill: "currentColor" },
      ),
    ],
  });
}

/** Draws the talk's numbers in the same way. */
export function drawPublished(document: Document, times: readonly PublishedTime[]): string {
  const rows = times.flatMap(({ port, beforeMs, afterMs }) => [
    { port: String(port), arm: "before", ms: beforeMs },
    { port: String(port), arm: "with fixed latency", ms: afterMs },
  ]);
  return draw(document, 64 + 2 * (24 + times.length * 22), {
    marginLeft: 72,
    marginRight: 118,
    insetRight: 56,
    x: { label: "Milliseconds until the page was told →", grid: true },
    y: { label: null, domain: times.map(({ port }) => String(port)), tickSize: 0, padding: 0.25 },
    fy: { label: null },
    color: { domain: ["before", "with fixed latency"], range: [COLOURS[0], COLOURS[2]] },
    marks: [
      Plot.text(rows, {
        x: "ms",
        y: "port",
        fy: "arm",
        text: ({ ms }: { ms: number }) => formatMs(ms),
        dx: 5,
        textAnchor: "start",
        fill: "currentColor",
      }),
      Plot.barX(rows, { x: "ms", y: "port", fy: "arm", fill: "arm", fillOpacity: 0.85 }),
      Plot.ruleX([0]),
    ],
  });
}

function textOf({ medianMs, ended }: TimingRow): string {
  return ended === 0 ? `no answer in ${formatMs(medianMs)}` : formatMs(medianMs);
}

function titleOf({ arm, target, medianMs, count, ended }: TimingRow): string {
  return `${arm}, ${target}: ${medianMs.toFixed(1)} ms, ${ended} of ${count} told in time`;
}
