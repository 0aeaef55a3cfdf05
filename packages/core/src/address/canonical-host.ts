import { formatIpv6, parseIpv6 } from "./ipv6.ts";
import { parseUrl } from "./parse-url.ts";

/**
 * Tells which host a browser makes of what a page wrote between `//` and the path: any number notation, short form,
 * percent-encoding, letter case, IDN, userinfo and port. Uses the standard `URL` of the place it runs in, so in a
 * browser it *is* the browser's answer; where browsers disagree, the one that accepts the text counts.
 *
 * An IPv6 address without brackets, which no URL can hold, is taken as well.
 *
 * @returns The host without brackets, or `undefined` when browsers refuse it.
 * @see https://url.spec.whatwg.org/#concept-host-parser
 */
export function canonicalHost(text: string): string | undefined {
  const url = parseUrl(`http://${text}/`);
  if (url !== null) return withoutBrackets(url.hostname);
  const bare = parseIpv6(text);
  return bare && formatIpv6(bare);
}

/** Takes the brackets off an IPv6 host; any other host is returned as it is. */
export function withoutBrackets(hostname: string): string {
  return hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
}
