import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import type { AuditReport } from "../report/schema.ts";
import { CONNECTED_STEP, describeReach } from "./describe-reach.ts";

/** More ports than this and each gets no line of its own: the axis becomes the port number. */
const MAX_PORT_LINES = 40;

/** Marks in one chart; above it the picture is a black bar and the file is large. */
const MAX_MARKS = 1_500;

/** How far a probe got, in the three steps that a colour and a shape can carry. */
export const FAR_WORDS = ["Tried only", "Reached the port", "Data went out"] as const;

interface Mark {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly port: number;
  readonly label: string;
  readonly far: (typeof FAR_WORDS)[number];
  readonly title: string;
}

/** Draws when each port was tried, for how long, and how far it got. It holds no text that the page could choose. */
export function drawTimeline(report: AuditReport): string {
  const marks = toMarks(report);
  const isByName = new Set(marks.map(({ label }) => label)).size <= MAX_PORT_LINES;
  const labels = [...new Set(marks.map(({ label }) => label))];
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const y = isByName ? "label" : "port";
  const svg = Plot.plot({
    document,
    className: "timeline",
    width: 760,
    height: isByName ? 68 + labels.length * 24 : 420,
    marginLeft: isByName ? 8 + Math.min(236, 7 * Math.max(...labels.map((label) => label.length))) : 64,
    marginRight: 24,
    marginTop: 12,
    marginBottom: 48,
    style: { background: "transparent" },
    x: {
      label: "Seconds since the visit began →",
      labelAnchor: "right",
      nice: true,
      ticks: 8,
      domain: xDomain(marks),
    },
    y: isByName
      ? { label: null, domain: labels, tickSize: 0, padding: 0.5 }
      : { label: "Port number", reverse: true, grid: true },
    color: { domain: FAR_WORDS, range: ["var(--far-0)", "var(--far-1)", "var(--far-2)"] },
    symbol: { domain: FAR_WORDS, range: ["circle", "diamond2", "square"] },
    marks: [
      ...(isByName ? [Plot.ruleY(labels, { stroke: "var(--hair)" })] : []),
      Plot.link(marks, {
        x1: "startSeconds",
        x2: "endSeconds",
        y1: y,
        y2: y,
        stroke: "far",
        strokeWidth: 5,
        strokeOpacity: 0.35,
        strokeLinecap: "butt",
        clip: true,
      }),
      Plot.dot(marks, { x: "startSeconds", y, fill: "far", symbol: "far", r: 4.5, title: "title" }),
    ],
  });
  // Plot labels its groups with words of its own, which belong to no role: the picture as a whole has the label.
  for (const group of svg.querySelectorAll("[aria-label]")) {
    group.setAttribute("data-mark", group.getAttribute("aria-label") ?? "");
    group.removeAttribute("aria-label");
    group.removeAttribute("aria-description");
  }
  return svg.outerHTML;
}

function toMarks(report: AuditReport): readonly Mark[] {
  const programs = new Map(report.ports.map(({ port, space, program }) => [`${space} ${port}`, program]));
  const lastSeconds = report.durationMs / 1_000;
  return report.probes.slice(0, MAX_MARKS).map((probe) => {
    const program = programs.get(`${probe.space} ${probe.port}`) ?? null;
    const { step, words } = describeReach(probe);
    const startSeconds = probe.atMs / 1_000;
    const endSeconds = probe.durationMs === null ? lastSeconds : startSeconds + probe.durationMs / 1_000;
    return {
      startSeconds,
      endSeconds: Math.max(startSeconds, endSeconds),
      port: probe.port,
      label: program === null ? String(probe.port) : `${shorten(program)}  ${probe.port}`,
      far: FAR_WORDS[farIndex(step)] ?? FAR_WORDS[0],
      title: `Port ${probe.port} after ${startSeconds.toFixed(2)} s: ${words.toLowerCase()}`,
    };
  });
}

function farIndex(step: number): number {
  if (step < CONNECTED_STEP) return 0;
  return step === CONNECTED_STEP ? 1 : 2;
}

/** Ends of attempts are shown as far as this many times the span of their beginnings. */
const SHOWN_SPANS = 3;

/** One attempt that pends for long would squeeze the rest together: the axis ends some time after the last beginning. */
function xDomain(marks: readonly Mark[]): readonly [number, number] {
  const first = Math.min(...marks.map(({ startSeconds }) => startSeconds));
  const last = Math.max(...marks.map(({ startSeconds }) => startSeconds));
  const span = Math.max(0.25, last - first);
  const end = Math.max(...marks.map(({ endSeconds }) => endSeconds));
  return [Math.max(0, first - span * 0.05), Math.min(end, first + span * SHOWN_SPANS) + span * 0.05];
}

/** Keeps the part of a program's name that a label has room for: the short form in brackets if there is one. */
function shorten(program: string): string {
  const short = /\(([^)]{2,12})\)$/.exec(program)?.[1];
  return short ?? (program.length > 28 ? `${program.slice(0, 27)}…` : program);
}
