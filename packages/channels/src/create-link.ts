/** Makes a `<link>`; the caller puts it into the document. */
export function createLink(rel: string, href: string): HTMLLinkElement {
  const link = document.createElement("link");
  link.rel = rel;
  link.href = href;
  return link;
}
