const SVG = "http://www.w3.org/2000/svg";

/** Makes an SVG element; the caller puts it into the document. */
export function createSvg(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (!(element instanceof SVGElement)) throw new TypeError(`Cannot make ${name}: not an SVG element`);
  return element;
}
