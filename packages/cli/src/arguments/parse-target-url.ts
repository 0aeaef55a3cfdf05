import { UsageError } from "./usage-error.ts";

/** A scheme as RFC 3986 has it, followed by an authority. */
const WITH_AUTHORITY = /^[a-z][a-z\d+.-]*:\/\//i;

/** Addresses without authority that browsers know; `localhost:8080` is none of them. */
const WITHOUT_AUTHORITY = /^(?:about|blob|data|file|filesystem|javascript|mailto|view-source):/i;

const WAY_OUT = "name a page such as https://example.com";

/**
 * Reads the address of a page; `https` is assumed where no scheme is given.
 *
 * @throws {UsageError} If it is no `http` or `https` address.
 */
export function parseTargetUrl(text: string): string {
  const trimmed = text.trim();
  if (trimmed === "") throw new UsageError(text, "it is empty", WAY_OUT);
  const hasScheme = WITH_AUTHORITY.test(trimmed) || WITHOUT_AUTHORITY.test(trimmed);
  const absolute = hasScheme ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(absolute)) throw new UsageError(text, "it is not a web address", WAY_OUT);
  const url = new URL(absolute);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new UsageError(text, `a page of ${url.protocol} cannot be audited`, WAY_OUT);
  }
  if (/^\.*$/.test(url.hostname)) throw new UsageError(text, "it names no host", WAY_OUT);
  return url.href;
}
