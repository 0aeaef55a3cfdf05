import { connectionTokens } from "../request/request-fault.ts";

/**
 * Header lines that end at a proxy.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 and, for the two of proxies, sections 11.7 and appendix.
 * Snapshot: 2026-11-22.
 * Left out: what `Connection` names, which is taken off as well.
 */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  "connection", // RFC 9110 §7.6.1
  "keep-alive", // RFC 2068 §19.7.1.1
  "proxy-connection", // RFC 9112 appendix C.2.2
  "proxy-authenticate", // RFC 9110 §11.7.1
  "proxy-authorization", // RFC 9110 §11.7.2
  "te", // RFC 9110 §10.1.4
  "trailer", // RFC 9110 §6.6.2
  "transfer-encoding", // RFC 9112 §6.1
  "upgrade", // RFC 9110 §7.8
]);

/**
 * Leaves the header lines that a proxy passes on, as a flat list of names and values, in order and spelled as they came.
 *
 * @param without Names in lower case to leave out besides.
 */
export function endToEndHeaders(
  rawHeaders: readonly string[],
  without: ReadonlySet<string> = new Set(),
): string[] {
  const named = new Set<string>();
  for (const [name, value] of pairs(rawHeaders)) {
    if (name.toLowerCase() === "connection") for (const token of connectionTokens(value)) named.add(token);
  }
  return pairs(rawHeaders)
    .filter(([name]) => {
      const key = name.toLowerCase();
      return !HOP_BY_HOP.has(key) && !named.has(key) && !without.has(key);
    })
    .flat();
}

/** Takes a flat list of names and values apart. */
export function pairs(rawHeaders: readonly string[]): readonly (readonly [name: string, value: string])[] {
  const list: (readonly [string, string])[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2)
    list.push([rawHeaders[index] ?? "", rawHeaders[index + 1] ?? ""]);
  return list;
}
