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

/** Of a line, and of its address as browsers write it: above 2,704 bytes the store's index does not take it. */
const MAX_LENGTH = 2_000;
const TOO_LONG = `longer than ${MAX_LENGTH} characters`;
const CONTROL = /\p{Cc}/u;
const CONTROLS = /\p{Cc}/gu;
/** `1,example.com` (Tranco), `https://example.com,1000` (CrUX), `example.com`, `https://example.com/path`. */
const RANK_FIRST = /^"?(?<rank>\d{1,9})"?\s*,(?<site>[^,]+)$/;
const RANK_LAST = /^(?<site>[^,]+),\s*"?(?<rank>\d{1,9})"?$/;
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
/** Browsers take `1,example.com,us` for a host; no registry does. Underscores are older than the rule against them. */
const HOST_NAME = /^(?=.{1,254}$)(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}\.?$/;

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
  const refuse = (reason: string): RefusedEntry => ({
    line,
    text: entry.slice(0, 200).replaceAll(CONTROLS, "\u{fffd}"),
    reason,
  });
  if (entry.length > MAX_LENGTH) return refuse(TOO_LONG);
  // Addresses are read as if they had no tabs: `1⇥example.com` would become another site.
  if (CONTROL.test(entry)) return refuse("control characters, such as tabs between columns");
  const { site = entry, rank } = (RANK_FIRST.exec(entry) ?? RANK_LAST.exec(entry))?.groups ?? {};
  const written = site.trim().replace(/^"(.*)"$/, "$1");
  const url = URL.parse(HAS_SCHEME.test(written) ? written : `https://${written}/`);
  if (url === null) return refuse("no address that a browser accepts");
  if (url.protocol !== "http:" && url.protocol !== "https:")
    return refuse(`${url.protocol} is not on the web`);
  if (url.username !== "" || url.password !== "") return refuse("an address with a password");
  url.hash = "";
  if (url.href.length > MAX_LENGTH) return refuse(TOO_LONG);
  const host = endpointOfUrl(url.href)?.host ?? "";
  if (!HOST_NAME.test(host) && !host.includes(":")) return refuse(`${host} is no name of a host`);
  if (rules.isSkipped?.(host) === true) return refuse(`${host} is on the opt-out list`);
  const space = closestSpace(host);
  if (space !== "public" && !rules.allowsPrivate) {
    return refuse(
      `${host} is ${space === "loopback" ? "this machine" : "in a private network"}; --allow-private visits it`,
    );
  }
  return { url: url.href, domain: siteOf(host), rank: rank === undefined ? null : Number(rank) };
}
