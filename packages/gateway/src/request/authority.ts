import { canonicalHost } from "@hushport/core";

/** Where a request goes: a host and a port. */
export interface Authority {
  /** Canonical, without brackets and without a final dot. */
  readonly host: string;
  readonly port: number;
}

/** Host and port as RFC 9110 writes them; no userinfo, no white space, no path. */
const AUTHORITY = /^(\[[\dA-Fa-f:.]{2,45}\]|[^\s[\]@/\\?#:,]{1,255})(?::(\d{1,5}))?$/;
const MAX_PORT = 65_535;

/**
 * Reads `host:port`, in any spelling that a browser takes for a host.
 *
 * @returns `undefined` when there is no port and no default, the port is 0 or too large, or no browser accepts the host.
 */
export function parseAuthority(text: string, defaultPort?: number): Authority | undefined {
  const [, written, digits] = AUTHORITY.exec(text) ?? [];
  if (written === undefined) return undefined;
  const port = digits === undefined ? defaultPort : Number(digits);
  if (port === undefined || port === 0 || port > MAX_PORT) return undefined;
  const host = canonicalHost(written)?.replace(/\.$/, "");
  return host === undefined || host === "" ? undefined : { host, port };
}

/** Writes `host:port` as URLs and header lines have it. */
export function formatAuthority({ host, port }: Authority): string {
  return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}
