/** Scheme and slashes, then what may hold userinfo, host and port. */
const AUTHORITY = /^([a-z][a-z0-9+.-]*:[/\\]*)([^/\\?#]*)/i;
/** Brackets as Chromium reads them: one of the two may be percent-encoded. */
const BRACKETED = /^(\[|%5B)(.*)(\]|%5D)(:\d*)?$/i;
/** Characters that IDNA maps to a colon, and their percent-encoded forms. */
const COLON = /%3A|[\uFF1A\uFE55\uFE13]|%EF%BC%9A|%EF%B9%95|%EF%B8%93/gi;
/** The URL parser removes them wherever they are. */
const REMOVED = /[\t\n\r]/g;
const DOTTED_PARTS = 4;

/**
 * Parses a URL as browsers do, the accepting one where they disagree: a page uses the spelling that gets through.
 *
 * Chromium undoes percent-encoding and IDNA mapping inside the brackets of an IPv6 host, and reads an octal or
 * hexadecimal dotted tail there (`[::ffff:0177.0.0.1]`), all of which the standard and Firefox refuse: see
 * `ENGINE_DISAGREEMENTS`. Such brackets are rewritten when the place this runs in refuses them.
 *
 * @returns `null` when no browser accepts it.
 */
export function parseUrl(text: string): URL | null {
  return URL.parse(text) ?? URL.parse(straightenBrackets(text.replace(REMOVED, "").trim()));
}

function straightenBrackets(text: string): string {
  return text.replace(AUTHORITY, (_, start: string, authority: string) => {
    const hostAt = authority.lastIndexOf("@") + 1;
    const userinfo = authority.slice(0, hostAt);
    return start + userinfo + authority.slice(hostAt).replace(BRACKETED, straightenHost);
  });
}

function straightenHost(host: string, open: string, inside: string, close: string, port = ""): string {
  if (open !== "[" && close !== "]") return host;
  const groups = inside.replace(COLON, ":").split(":").map(straightenGroup);
  return groups.includes(undefined) ? host : `[${groups.join(":")}]${port}`;
}

/** Has the URL parser itself map the characters of a group: as part of a name, where they mean nothing. */
function straightenGroup(group: string): string | undefined {
  const mapped = URL.parse(`http://a${group}.x/`)?.hostname.slice(1, -2);
  if (mapped === undefined || !mapped.includes(".")) return mapped;
  return mapped.split(".").length === DOTTED_PARTS ? URL.parse(`http://${mapped}/`)?.hostname : undefined;
}
