import * as Plot from "@observablehq/plot";

/** Draws a chart into SVG without styles and labels of its own: the page's policy allows none, and its figure has one. */
export function drawChart(document: Document, options: Plot.PlotOptions): string {
  const svg = Plot.plot({ document, className: "plot", ...options });
  for (const style of svg.querySelectorAll("style")) style.remove();
  for (const element of [svg, ...svg.querySelectorAll("[style]")]) element.removeAttribute("style");
  for (const group of svg.querySelectorAll("[aria-label]")) {
    group.removeAttribute("aria-label");
    group.removeAttribute("aria-description");
  }
  return svg.outerHTML;
}
