import { VENDORS } from "./catalogue/index.ts";
import { parseScriptUrl, type ScriptUrl } from "./script-url.ts";
import type { Tenant, UrlShape, Vendor, VendorHost, VendorTrust } from "./vendor.ts";

/** What gave a vendor away: its host name, the shape of an address on any host, or an alias in the DNS. */
export const VENDOR_SIGNS = ["host", "cname", "url-shape"] as const;

/** What gave a vendor away. */
export type VendorSign = (typeof VENDOR_SIGNS)[number];

/** A vendor that is *deployed*. Whether it *scanned* is for the probes of the visit to say. */
export interface VendorMatch {
  readonly vendor: Vendor;
  readonly via: VendorSign;
  /** The host name or address that matched. */
  readonly matched: string;
  /** 0 to 1. A shape, which anyone can imitate, is always below a host or an alias. */
  readonly confidence: number;
  readonly tenant?: Tenant;
  /** Document behind the row that matched. */
  readonly source: string;
}

/** An address that a page asked for, and the aliases that its host name went through in this visit. */
export interface VendorClue {
  readonly url: string;
  readonly cnames?: readonly string[];
}

/** A name of the vendor's own: only the vendor can serve from it. */
const NAME_CONFIDENCE: Readonly<Record<VendorTrust, number>> = {
  documented: 0.98,
  reported: 0.95,
  unconfirmed: 0.8,
};

/** Longest host name that the DNS can carry. */
const MAX_HOST_LENGTH = 253;

interface NamedHost {
  readonly vendor: Vendor;
  readonly row: VendorHost;
}

const BY_HOST = indexNames((vendor) => vendor.hosts);
const BY_CNAME = indexNames((vendor) => [...vendor.hosts, ...vendor.cnames]);

/** @returns The vendor whose own host name `host` is or is below, or `undefined`. */
export function vendorOfHost(host: string): VendorMatch | undefined {
  return matchName(host, BY_HOST, "host");
}

/** @returns The vendor whose requests look like `url`, whatever its host, or `undefined`. */
export function vendorOfUrl(url: string): VendorMatch | undefined {
  const parsed = parseScriptUrl(url);
  return parsed && matchShape(parsed, url);
}

/** @returns The vendor that `host` belongs to, by itself or through the aliases it stood for, or `undefined`. */
export function vendorOfChain(host: string, cnames: readonly string[]): VendorMatch | undefined {
  const own = vendorOfHost(host);
  if (own !== undefined) return own;
  for (const cname of cnames) {
    const match = matchName(cname, BY_CNAME, "cname");
    if (match !== undefined) return match;
  }
  return undefined;
}

/**
 * Names the vendor that served an address: by host, else by alias, else by shape. The customer that the address itself
 * names completes a match that has none.
 *
 * @returns `undefined` when nothing matches or `url` is not an address of the network.
 */
export function identifyVendor(clue: VendorClue): VendorMatch | undefined {
  const parsed = parseScriptUrl(clue.url);
  if (parsed === undefined) return undefined;
  const named = vendorOfChain(parsed.host, clue.cnames ?? []);
  const shaped = matchShape(parsed, clue.url);
  if (named === undefined) return shaped;
  if (named.tenant !== undefined || shaped?.tenant === undefined || shaped.vendor !== named.vendor)
    return named;
  return { ...named, tenant: shaped.tenant };
}

function matchName(
  name: string,
  index: ReadonlyMap<string, NamedHost>,
  via: "host" | "cname",
): VendorMatch | undefined {
  const host = name.toLowerCase().replace(/\.$/, "");
  if (host.length > MAX_HOST_LENGTH) return undefined;
  const labels = host.split(".");
  for (let first = 0; first < labels.length; first += 1) {
    const named = index.get(labels.slice(first).join("."));
    if (named === undefined) continue;
    const { vendor, row } = named;
    const confidence = NAME_CONFIDENCE[row.trust];
    return withTenant(
      { vendor, via, matched: host, confidence, source: row.source },
      vendor.readTenant?.(host),
    );
  }
  return undefined;
}

function matchShape(url: ScriptUrl, text: string): VendorMatch | undefined {
  for (const vendor of VENDORS) {
    for (const shape of vendor.urlShapes) {
      if (!fits(url, shape)) continue;
      const { confidence, source, tenantParameter } = shape;
      const id = tenantParameter === undefined ? undefined : url.parameter(tenantParameter);
      const tenant = id === undefined ? undefined : vendor.tenantOfId?.(id);
      return withTenant({ vendor, via: "url-shape", matched: text, confidence, source }, tenant);
    }
  }
  return undefined;
}

function fits(url: ScriptUrl, shape: UrlShape): boolean {
  if (!shape.path.test(url.path)) return false;
  return Object.entries(shape.query ?? {}).every(([name, value]) => value.test(url.parameter(name) ?? ""));
}

function withTenant(match: Omit<VendorMatch, "tenant">, tenant: Tenant | undefined): VendorMatch {
  return tenant === undefined ? match : { ...match, tenant };
}

function indexNames(rowsOf: (vendor: Vendor) => readonly VendorHost[]): ReadonlyMap<string, NamedHost> {
  return new Map(
    VENDORS.flatMap((vendor) => rowsOf(vendor).map((row) => [row.suffix, { vendor, row }] as const)),
  );
}
