import { getDomain, parse } from "tldts";
import { addressSpace } from "../../../address/host-space.ts";
import { parseHost } from "../../../address/host.ts";
import { isLocalName } from "../../local-name.ts";
import type { NonPublicSpace } from "../address/non-public-space.ts";

/** A host whose top-level pages were seen to come from a local address. */
export interface LearnedHost {
  /** Canonical, without brackets. */
  readonly host: string;
  readonly space: NonPublicSpace;
}

/**
 * Tells whether pages of a learned host may be spared by a rule. Rules name domains, and a domain always stands for
 * every name below it: whoever owns `lan.evil.example` would only have to let it lead to a router once, and
 * `x.lan.evil.example`, a public host, could then reach the whole network. So names of the public DNS are spared only
 * where the user declared them to be of his network, and a name of one label only where it is no top-level domain.
 */
export function canBeSpared(host: string, localNames: readonly string[]): boolean {
  const parsed = parseHost(host);
  if (parsed === undefined) return false;
  if (isLocalName(host, localNames)) return true;
  // As an initiator: an address that only embeds a private one is a public server's.
  if (addressSpace(host) === "public") return false;
  return parsed.kind !== "name" || !isTopLevelDomain(parsed.name.replace(/\.$/, ""));
}

function isTopLevelDomain(name: string): boolean {
  return !name.includes(".") && parse(`a.b.${name}`).isIcann === true;
}

/** Tells whether every name below `site` belongs to somebody else, as below `github.io`. */
export function isSharedSuffix(site: string): boolean {
  return (
    parseHost(site)?.kind === "name" && getDomain(`a.${site}`, OPTIONS) === `a.${site}` && isListed(site)
  );
}

const OPTIONS = { allowPrivateDomains: true, validateHostname: false } as const;

function isListed(site: string): boolean {
  const { isIcann, isPrivate, publicSuffix } = parse(`a.${site}`, OPTIONS);
  return (isIcann === true || isPrivate === true) && publicSuffix === site;
}
