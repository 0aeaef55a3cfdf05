import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";

/** Two charts stand beside each other on an ordinary screen. */
const WIDTH = 560;

/** Draws a chart into SVG without a browser. Text in it is the caller's: names of targets, arms and cells. */
export function draw(height: number, options: Plot.PlotOptions): string {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const svg = Plot.plot({
    document,
    className: "plot",
    width: WIDTH,
    height,
    marginTop: 16,
    marginBottom: 44,
    style: { background: "transparent" },
    ...options,
  });
  // Plot labels its groups with words of its own, which belong to no role: the figure as a whole has the label.
  for (const group of svg.querySelectorAll("[aria-label]")) {
    group.removeAttribute("aria-label");
    group.removeAttribute("aria-description");
  }
  return svg.outerHTML;
}
