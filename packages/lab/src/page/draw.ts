import * as Plot from "@observablehq/plot";

/** Two charts stand beside each other on an ordinary screen. */
const WIDTH = 560;

/**
 * Draws a chart into SVG, in a browser or in a document that stands in for one. Text in it is the caller's: names of
 * targets, arms and cells. It has no inline style, so that the strictest policy of a page lets it be.
 */
export function draw(document: Document, height: number, options: Plot.PlotOptions): string {
  const svg = Plot.plot({
    document,
    className: "plot",
    width: WIDTH,
    height,
    marginTop: 16,
    marginBottom: 44,
    ...options,
  });
  for (const style of svg.querySelectorAll("style")) style.remove();
  for (const element of [svg, ...svg.querySelectorAll("[style]")]) element.removeAttribute("style");
  // Plot labels its groups with words of its own, which belong to no role: the figure as a whole has the label.
  for (const group of svg.querySelectorAll("[aria-label]")) {
    group.removeAttribute("aria-label");
    group.removeAttribute("aria-description");
  }
  return svg.outerHTML;
}
