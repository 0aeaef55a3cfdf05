import { addressSpace } from "../../address/host-space.ts";
import { parseHost } from "../../address/host.ts";
import { loopbackAliasOf } from "../../ports/loopback/loopback-alias-of.ts";
import type { Cell } from "../ledger/cell.ts";

/** Where sites are. */
const SITE_PORTS: ReadonlySet<number> = new Set([80, 443]);

/** A site under a public name that leads into the network: where companies keep pages of their own. */
export function isSiteOfNetwork({ hosts, port, place }: Cell): boolean {
  return place.space === "local" && SITE_PORTS.has(port) && [...hosts].every(isSiteName);
}

/** Not an address, not a reserved name, not the name of a kind of device. */
function isSiteName(host: string): boolean {
  return (
    parseHost(host)?.kind === "name" && addressSpace(host) === "public" && loopbackAliasOf(host) === undefined
  );
}
