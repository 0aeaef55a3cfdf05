import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { closestSpace } from "@hushport/core";

/** Tells the addresses of a host, the first one first; empty when it has none, and why is the browser's to say. */
export type FindAddresses = (host: string) => Promise<readonly string[]>;

/** A resolver that takes longer is the browser's to complain about. */
const LOOKUP_MS = 10_000;

/** Asks the system's resolver, for hosts that are not in `resolutions`. */
export function findAddressesBy(resolutions: ReadonlyMap<string, string>): FindAddresses {
  return async (host) => {
    const given = resolutions.get(host);
    if (given !== undefined) return [given];
    const literal = host.replace(/^\[(.*)\]$/, "$1");
    if (isIP(literal) !== 0) return [literal];
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<readonly string[]>((resolve) => {
      timer = setTimeout(() => resolve([]), LOOKUP_MS);
    });
    const asked = lookup(host, { all: true }).then(
      (answers) => answers.map(({ address }) => address),
      () => [],
    );
    return Promise.race([asked, late]).finally(() => clearTimeout(timer));
  };
}

/** Tells whether any of a host's addresses is on this machine or its network: one is enough for a browser to go there. */
export function hasPrivateAddress(addresses: readonly string[]): boolean {
  return addresses.some((address) => closestSpace(address) !== "public");
}
