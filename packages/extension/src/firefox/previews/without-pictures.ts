/**
 * Takes out of a page what names a picture for its preview (`og:image`, `twitter:image:src` and the like), whatever it
 * is: also a picture of a public server may be redirected anywhere. Titles, descriptions and the text stay.
 *
 * @returns The page, written anew; empty where it would name one again once it is read.
 * @see https://ogp.me/#metadata
 */
export function withoutPictures(html: string): string {
  const page = read(html);
  for (const meta of picturesOf(page)) meta.remove();
  const written = page.documentElement.outerHTML;
  // Markup may be made to read otherwise the second time. Firefox reads it with this very parser.
  return picturesOf(read(written)).length === 0 ? written : "";
}

function read(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}

function picturesOf(page: Document): readonly Element[] {
  return [...page.querySelectorAll("meta")].filter((meta) =>
    ["name", "property"].some((key) => /image/i.test(meta.getAttribute(key) ?? "")),
  );
}
