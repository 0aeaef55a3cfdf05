/** Longest part of a path that is looked at: above any client's endpoint, below what a page could waste memory with. */
const MAX_PATH_LENGTH = 200;

/** Files that a browser or a scanner asks every server for. */
const EVERYWHERE = /^\/(?:favicon\.ico|robots\.txt|index\.html?|apple-touch-icon\.png)?$/i;

/** One segment that says nothing: up to two characters but `ws`, digits and punctuation, or a scanner's favourite words. */
const MEANINGLESS_SEGMENT = /^\/(?:(?!ws$)[^/]{1,2}|[\d._-]+|test|probe|scan|port-?scan|foo|bar|blank)$/i;

/** One segment that looks drawn by lot: letters mixed with at least two digits, no extension. */
const RANDOM_SEGMENT = /^\/(?=(?:[^/\d]*\d){2})[a-z\d]{6,64}$/i;

/** A picture in the root, which only bait needs to be kept out of caches. */
const ROOT_PICTURE = /^\/[^/]+\.(?:png|gif|jpe?g|ico|svg|webp)$/i;

/** A query of one parameter that only keeps caches away: `?1700000000`, `?t=0.123`, `?rnd=k3j9f0`. */
const CACHE_BUSTER =
  /^(?:[\d.]*|[^=&]{1,12}=[\d.]*|(?:_|cb|r|rnd|rand|random|nocache|cache|cachebust|t|ts|time|port|p)=[\w.-]*)$/i;

/**
 * Reduces a path to what tells a client of one program from somebody who only wants to know whether a port answers.
 *
 * @returns "" for a bare probe (`/`, a favicon, a cache buster), else the path without values: `/status`, `/?v&client_id`.
 */
export function classifyPath(path: string): string {
  if (path === "" || path === "/") return "";
  const { pathname, query } = splitPath(path);
  const isBarePathname =
    EVERYWHERE.test(pathname) || MEANINGLESS_SEGMENT.test(pathname) || RANDOM_SEGMENT.test(pathname);
  if (!CACHE_BUSTER.test(query)) return withoutValues(path);
  return isBarePathname || (query !== "" && ROOT_PICTURE.test(pathname)) ? "" : pathname;
}

/** Numbers in a path are ids and cache busters: two paths that differ in them only ask for the same thing. */
export function pathShape(classified: string): string {
  return classified.replaceAll(/\d+/g, "#");
}

/** Takes the values out of a query: `/?v=1&client_id=42` becomes `/?v&client_id`. */
export function withoutValues(path: string): string {
  const { pathname, query } = splitPath(path);
  if (query === "") return pathname;
  const names = query.split("&").map((pair) => pair.replace(/=.*$/s, ""));
  return `${pathname}?${names.join("&")}`;
}

function splitPath(path: string): { readonly pathname: string; readonly query: string } {
  const text = path.length > MAX_PATH_LENGTH ? path.slice(0, MAX_PATH_LENGTH) : path;
  const mark = text.indexOf("?");
  return mark < 0
    ? { pathname: text, query: "" }
    : { pathname: text.slice(0, mark), query: text.slice(mark + 1) };
}
