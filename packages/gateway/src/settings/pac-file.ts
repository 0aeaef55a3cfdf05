import { formatAuthority, type Authority } from "../request/authority.ts";

/**
 * Writes a PAC file that sends everything through the gateway. Chromium sends loopback past any PAC file, so that there
 * it protects the local network and names only.
 */
export function pacFile(gateway: Authority): string {
  return `function FindProxyForURL(url, host) {\n  return "PROXY ${formatAuthority(gateway)}";\n}\n`;
}
