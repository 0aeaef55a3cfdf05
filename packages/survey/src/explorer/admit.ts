import { networkInterfaces } from "node:os";

/** What a request says about where it comes from and goes to. */
export interface Knock {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site`, where a browser sends it. */
  readonly site: string | undefined;
  /** `Sec-Fetch-Mode`. */
  readonly mode: string | undefined;
}

/**
 * Tells why a request is refused; `undefined` lets it in.
 *
 * `Host` keeps out names that were rebound to this machine. `Origin` and `Sec-Fetch-Site` keep out other sites, which
 * may send people here by a link, but may read, frame and time nothing.
 */
export function refuse(
  { method, host, origin, site, mode }: Knock,
  authorities: ReadonlySet<string>,
): string | undefined {
  if (method !== "GET" && method !== "HEAD") return "method";
  if (host === undefined || !authorities.has(host.toLowerCase())) return "host";
  if (origin !== undefined && !authorities.has(origin.replace(/^http:\/\//, ""))) return "origin";
  const isForeign = site === "cross-site" || site === "same-site";
  if (isForeign && mode !== "navigate") return "site";
  return undefined;
}

/** The names by which a server's page may be opened: for all addresses at once (`0.0.0.0`), each of this machine's. */
export function authoritiesOf(address: string, port: number): ReadonlySet<string> {
  const isEverywhere = address === "0.0.0.0" || address === "::";
  const addresses = isEverywhere ? [address, ...ownAddresses()] : [address];
  const hosts = addresses.map((one) => (one.includes(":") ? `[${one}]` : one));
  const names = addresses.some(isLoopback) ? [...hosts, "localhost", "127.0.0.1", "[::1]"] : hosts;
  return new Set(names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`])));
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((ones = []) => ones.map(({ address }) => address));
}

function isLoopback(address: string): boolean {
  return address === "::1" || address.startsWith("127.");
}
