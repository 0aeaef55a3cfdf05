import { closestSpace, endpointOfUrl, siteOf } from "@hushport/core";
import type { RefusedEntry, SiteEntry } from "./site-entry.ts";
import type { SkipList } from "./skip-list.ts";

/** What may be a site. */
export interface EntryRules {
  /** Private addresses and names are sites too: for one's own network. */
  readonly allowsPrivate: boolean;
  /** Sites whose owners have asked not to be visited. */
  readonly isSkipped?: SkipList;
}

const MAX_LENGTH = 2_000;
/** `1,example.com` (Tranco), `https://example.com,1000` (CrUX), `example.com`, `https://example.com/path`. */
const RANK_FIRST = /^"?(?<rank>\d{1,9})"?\s*,(?<site>[^,]+)$/;
const RANK_LAST = /^(?<site>[^,]+),\s*"?(?<rank>\d{1,9})"?$/;
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/** Reads one line of a list of sites, in any of the formats; `undefined` for an empty line, a comment or a heading. */
export function readEntry(
  text: string,
  line: number,
  rules: EntryRules,
): SiteEntry | RefusedEntry | undefined {
  const entry = text.trim();
  if (
    entry === "" ||
    entry.startsWith("#") ||
    (line === 1 && /^(?:rank,|origin,|domain\b|url\b)/i.test(entry))
  ) {
    return undefined;
  }
  const refuse = (reason: string): RefusedEntry => ({ line, text: entry.slice(0, 200), reason });
  if (entry.length > MAX_LENGTH) return refuse(`longer than ${MAX_LENGTH} characters`);
  const { site = entry, rank } = (RANK_FIRST.exec(entry) ?? RANK_LAST.exec(entry))?.groups ?? {};
  const written = site.trim().replace(/^"(.*)"$/, "$1");
  const url = URL.parse(HAS_SCHEME.test(written) ? written : `https://${written}/`);
  if (url === null) return refuse("no address that a browser accepts");
  if (url.protocol !== "http:" && url.protocol !== "https:")
    return refuse(`${url.protocol} is not on the web`);
  if (url.username !== "" || url.password !== "") return refuse("an address with a password");
  url.hash = "";
  const host = endpointOfUrl(url.href)?.host ?? "";
  if (rules.isSkipped?.(host) === true) return refuse(`${host} is on the opt-out list`);
  const space = closestSpace(host);
  if (space !== "public" && !rules.allowsPrivate) {
    return refuse(
      `${host} is ${space === "loopback" ? "this machine" : "in a private network"}; --allow-private visits it`,
    );
  }
  return { url: url.href, domain: siteOf(host), rank: rank === undefined ? null : Number(rank) };
}
