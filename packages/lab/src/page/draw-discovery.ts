import * as Plot from "@observablehq/plot";
import type { Search } from "../talk/talk-schema.ts";
import { draw } from "./draw.ts";

/** Colours of the ways to search, in the order of measurement; also told by name at the end of each line. */
const COLOURS = ["var(--far-0)", "var(--far-1)", "var(--far-2)"] as const;

/** Between the names of two lines. */
const LINE_PX = 15;

interface Step {
  readonly layout: string;
  readonly arm: string;
  readonly round: number;
  readonly probes: number;
  readonly found: number;
}

/** Draws how many hosts were found after how many probes: one line for each search, one panel for each layout. */
export function drawDiscovery(document: Document, searches: readonly Search[]): string {
  const steps = searches.flatMap(({ layout, arm, round, foundAt }): readonly Step[] => [
    { layout, arm, round, probes: 0, found: 0 },
    ...foundAt.map((probes, place) => ({ layout, arm, round, probes, found: place + 1 })),
  ]);
  const arms = [...new Set(searches.map(({ arm }) => arm))];
  const layouts = [...new Set(searches.map(({ layout }) => layout))];
  const ends = searches.flatMap(({ layout, arm, round, foundAt }) =>
    round === 1 ? [{ layout, arm, round, probes: foundAt.at(-1) ?? 0, found: foundAt.length }] : [],
  );
  return draw(document, 60 + 190 * layouts.length, {
    marginRight: 128,
    x: { label: "Probes →", grid: true, zero: true },
    y: { label: "↑ Devices found", grid: true, zero: true },
    fy: { label: null, domain: layouts },
    color: { domain: arms, range: [...COLOURS] },
    marks: [
      Plot.line(steps, {
        x: "probes",
        y: "found",
        fy: "layout",
        z: ({ arm, round }: Step) => `${arm} ${round}`,
        stroke: "arm",
        curve: "step-after",
      }),
      // One below the other: ways that end alike must not hide each other's names.
      ...arms.map((arm, place) =>
        Plot.text(
          ends.filter((end) => end.arm === arm),
          {
            x: "probes",
            y: "found",
            fy: "layout",
            text: "arm",
            fill: "currentColor",
            textAnchor: "start",
            dx: 6,
            dy: LINE_PX * place,
          },
        ),
      ),
    ],
  });
}
