import { canonicalHost } from "../../address/canonical-host.ts";
import { ANY_LOOPBACK, ANY_SITE } from "./find-grant.ts";
import type { Grant } from "./grant.ts";
import { siteOf } from "./site-of.ts";

/** The names in a grant. */
type GrantNames = Pick<Grant, "site" | "embedded" | "hosts">;

/** What came of names that somebody wrote: as browsers write them, or the first one that is none. */
export type CanonicalNames<Names> =
  | { readonly kind: "canonical"; readonly value: Names }
  | { readonly kind: "wrong"; readonly reason: string };

/** What no host has, and URLs do: whoever writes one means something that a grant cannot say. */
const NOT_OF_A_HOST = /[*/@?#\\\s]/;

/**
 * Reads a host that a person wrote, in any spelling.
 *
 * @returns As browsers write it, without a final dot, or `undefined` when it is none: a URL, a pattern, a port behind.
 */
export function canonicalName(text: string): string | undefined {
  if (NOT_OF_A_HOST.test(text) || /^[^:[]*:\d*$/.test(text)) return undefined;
  const host = canonicalHost(text)?.replace(/\.$/, "");
  return host === "" ? undefined : host;
}

/**
 * Writes the names of a grant as browsers do, at every door that grants come in by: rules take nothing else, and
 * nothing else is ever compared with them.
 */
export function canonicaliseGrant<Names extends GrantNames>(grant: Names): CanonicalNames<Names> {
  const site = inField("site", grant.site === ANY_SITE ? canonical(ANY_SITE) : readSite(grant.site));
  const embedded = inField("embedded", readAll(grant.embedded, readSite));
  const hosts = inField("hosts", readAll(grant.hosts, readHost));
  if (site.kind === "wrong") return site;
  if (embedded.kind === "wrong") return embedded;
  if (hosts.kind === "wrong") return hosts;
  return canonical({ ...grant, site: site.value, embedded: embedded.value, hosts: hosts.value });
}

/** Says which field a wrong name is in. */
function inField<Value>(field: string, read: CanonicalNames<Value>): CanonicalNames<Value> {
  return read.kind === "wrong" ? { kind: "wrong", reason: `${field}: ${read.reason}` } : read;
}

function readAll(
  names: readonly string[],
  read: (name: string) => CanonicalNames<string>,
): CanonicalNames<string[]> {
  const values: string[] = [];
  for (const name of names) {
    const known = read(name);
    if (known.kind === "wrong") return known;
    values.push(known.value);
  }
  return canonical(values);
}

function readHost(name: string): CanonicalNames<string> {
  const host = name === ANY_LOOPBACK ? name : canonicalName(name);
  return host === undefined ? { kind: "wrong", reason: `${name} is no host` } : canonical(host);
}

/** A page's name in place of its site would hold in rules and never in decisions, and its site is more than was asked. */
function readSite(name: string): CanonicalNames<string> {
  const host = canonicalName(name);
  if (host === undefined) return { kind: "wrong", reason: `${name} is no host` };
  const site = siteOf(host);
  if (site !== host) return { kind: "wrong", reason: `${name} is no site, but a part of ${site}` };
  return canonical(host);
}

function canonical<Value>(value: Value): CanonicalNames<Value> {
  return { kind: "canonical", value };
}
