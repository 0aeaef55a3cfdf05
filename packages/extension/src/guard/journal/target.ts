import { closestSpace, endpointOfUrl, targetSpace, type AddressSpace, type Endpoint } from "@hushport/core";
import type { Entry } from "./entry.ts";

/** Where a request went. */
export interface Target extends Endpoint {
  readonly space: Exclude<AddressSpace, "public">;
}

/**
 * Reads the endpoint out of an entry. Its space is never public: the policy had a reason to look at it, such as a name
 * that the user declared to be local.
 *
 * @returns `undefined` for a URL that no browser connects to.
 */
export function targetOf({
  url,
  addresses,
  decision,
}: Pick<Entry, "url" | "addresses" | "decision">): Target | undefined {
  const endpoint = endpointOfUrl(url);
  if (endpoint === undefined) return undefined;
  return { ...endpoint, space: spaceOf(endpoint, addresses, decision.reason) };
}

function spaceOf({ host, port }: Endpoint, addresses: readonly string[], reason: string): Target["space"] {
  if (reason === "public-to-local") return "local";
  if (reason === "public-to-loopback" || reason === "local-to-loopback") return "loopback";
  const space = closestSpace(host) === "public" ? targetSpace({ host, port, addresses }) : closestSpace(host);
  return space === "public" ? "local" : space;
}
