import { assertNever } from "../../assert-never.ts";
import { isLocalName } from "../local-name.ts";
import type { PolicyInitiator, PolicyOrigin } from "../policy-initiator.ts";
import type { PolicyRules } from "../policy-rules.ts";
import type { PolicyTarget } from "../policy-target.ts";
import type { Grant, Lifetime } from "./grant.ts";
import { siteOf } from "./site-of.ts";

/** Stands in a grant's hosts for `localhost`, every name below it, `127.0.0.1` and `::1`. */
export const ANY_LOOPBACK = "loopback";
/** Stands in a grant for any site. */
export const ANY_SITE = "*";

/**
 * Finds the grant that covers a request: its site is the top page's, the asking document is of that site or a named
 * third party, and host, port and lifetime fit.
 *
 * An opaque origin is as good as its nearest ancestor that is not; a worker without a page stands for its own site.
 */
export function findGrant(
  page: PolicyInitiator & { readonly kind: "page" },
  target: PolicyTarget,
  rules: Pick<PolicyRules, "grants" | "nowMs" | "tab">,
): Grant | undefined {
  if (rules.grants.length === 0) return undefined;
  const top = siteOfOrigin(page.ancestors.at(-1) ?? page.document);
  const asking = siteOfOrigin([page.document, ...page.ancestors].find(({ host }) => host !== null));
  if (top === null || asking === null) return undefined;
  return rules.grants.find(
    (grant) =>
      (grant.site === top || grant.site === ANY_SITE) &&
      (asking === top || grant.embedded.includes(asking)) &&
      coversTarget(grant, target) &&
      isAlive(grant.lifetime, rules),
  );
}

/** Tells whether a grant covers a host and port, whoever asks. */
export function coversTarget(grant: Pick<Grant, "hosts" | "ports">, { host, port }: PolicyTarget): boolean {
  return (
    grant.ports.some(({ from, to }) => from <= port && port <= to) &&
    grant.hosts.some(
      (granted) => isSameHost(granted, host) || (granted === ANY_LOOPBACK && isOwnSpelling(host)),
    )
  );
}

/** Tells whether a grant's lifetime still runs by the clock, in whichever tab. */
export function isPending({ lifetime }: Pick<Grant, "lifetime">, nowMs: number): boolean {
  return lifetime.kind !== "until" || nowMs < lifetime.atMs;
}

/** Tells whether a grant's lifetime still runs. */
export function isAlive(lifetime: Lifetime, { nowMs, tab }: Pick<PolicyRules, "nowMs" | "tab">): boolean {
  switch (lifetime.kind) {
    case "always":
      return true;
    case "until":
      return nowMs < lifetime.atMs;
    case "once":
    case "tab":
      return tab === lifetime.tab;
    default:
      return assertNever(lifetime);
  }
}

/** Addresses that programs on this machine listen on, in canonical form. */
const OWN_ADDRESSES: ReadonlySet<string> = new Set(["127.0.0.1", "::1"]);

/** This machine as programs and pages agree to call it; never a public name, and no roundabout address. */
function isOwnSpelling(host: string): boolean {
  return OWN_ADDRESSES.has(host) || isLocalName(host, ["localhost"]);
}

function isSameHost(granted: string, host: string): boolean {
  return granted.replace(/\.$/, "") === host.replace(/\.$/, "");
}

function siteOfOrigin(origin: PolicyOrigin | undefined): string | null {
  return origin?.host === undefined || origin.host === null ? null : siteOf(origin.host);
}
