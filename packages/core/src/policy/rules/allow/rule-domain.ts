import { parseHost } from "../../../address/host.ts";

/** Writes a canonical host as rules want domains: IPv6 addresses in brackets, names without a final dot. */
export function ruleDomain(host: string): string {
  const parsed = parseHost(host);
  if (parsed?.kind === "ipv6") return `[${host}]`;
  return host.replace(/\.$/, "");
}
