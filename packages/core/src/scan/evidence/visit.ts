import type { AddressSpace } from "../../address/address-space.ts";
import { isLessPublic } from "../../address/compare-space.ts";
import { closestSpace } from "../../address/host-space.ts";
import { identifyVendor, vendorOfChain, type VendorMatch } from "../../vendors/identify-vendor.ts";
import { hostOfUrl, type Script } from "../ledger/script-book.ts";
import type { VisitFacts } from "../visit-facts.ts";

/** What signatures and rules may ask about a visit. */
export interface Visit {
  /** Vendors that the visit shows, by id; the surest sign of each. */
  readonly deployed: ReadonlyMap<string, VendorMatch>;
  /** @returns The vendor that a script belongs to, or `undefined`. */
  readonly vendorOf: (script: Script) => VendorMatch | undefined;
  /** Tells whether a script's page is as private as what it reached: its own machine or network, not the visitor's. */
  readonly isAtHome: (script: Script, target: AddressSpace) => boolean;
  /** Tells whether a name led somewhere public in this visit, so that leading home is news. */
  readonly wasPublic: (host: string) => boolean;
}

/** Prepares the facts of a visit for questions. */
export function createVisit(facts: VisitFacts): Visit {
  const hosts = new Map((facts.hosts ?? []).map((host) => [host.host, host]));
  const scriptCnames = new Map((facts.scripts ?? []).map(({ url, cnames }) => [url, cnames]));
  const matches = new Map<Script, VendorMatch | undefined>();

  function identify(url: string): VendorMatch | undefined {
    return identifyVendor({ url, cnames: scriptCnames.get(url) ?? hosts.get(hostOfUrl(url))?.cnames ?? [] });
  }

  function vendorOf(script: Script): VendorMatch | undefined {
    if (!matches.has(script)) {
      const found = [...script.urls].map(identify).filter((match) => match !== undefined);
      matches.set(script, found.length === 0 ? undefined : found.reduce(surer));
    }
    return matches.get(script);
  }

  const deployed = new Map<string, VendorMatch>();
  for (const match of [
    ...[...hosts.values()].map(({ host, cnames }) => vendorOfChain(host, cnames)),
    ...[...scriptCnames.keys()].map(identify),
  ]) {
    if (match === undefined) continue;
    deployed.set(match.vendor.id, surer(deployed.get(match.vendor.id), match));
  }

  return {
    deployed,
    vendorOf,
    isAtHome: (script, target) => !isLessPublic(target, clientSpace(script, facts)),
    wasPublic: (host) =>
      hosts.get(host)?.addresses.some((address) => closestSpace(address) === "public") ?? false,
  };
}

/** A match that names the customer is worth more than one that does not, then the surer one. */
function surer(best: VendorMatch | undefined, match: VendorMatch): VendorMatch {
  if (best === undefined) return match;
  const gain = Number(match.tenant !== undefined) - Number(best.tenant !== undefined);
  return gain > 0 || (gain === 0 && match.confidence > best.confidence) ? match : best;
}

/**
 * The space that a script's page belongs to: the browser's own word, else what the caller knows, else what the host of
 * the page says. A name stays public unless it is reserved: tests and intranets map names to any address.
 */
function clientSpace(script: Script, facts: VisitFacts): AddressSpace {
  if (script.clientSpaces.has("public")) return "public";
  const told = [...script.clientSpaces];
  if (told.length > 0) return told.includes("local") ? "local" : "loopback";
  if (facts.pageSpace !== undefined) return facts.pageSpace;
  const pages = [...script.frames, ...(facts.pageUrl ? [facts.pageUrl] : [])].map(hostOfUrl).filter(Boolean);
  const spaces = new Set(pages.map(closestSpace));
  if (spaces.size === 0 || spaces.has("public")) return "public";
  return spaces.has("local") ? "local" : "loopback";
}
