import { ANY_LOOPBACK } from "../../grant/find-grant.ts";
import { countPorts, isEveryPort } from "../../grant/count-ports.ts";
import type { Grant } from "../../grant/grant.ts";
import { ruleDomain } from "../allow/rule-domain.ts";
import { TOP_LEVEL_DOMAINS } from "./top-level-domains.ts";

/** More endpoints than this make the header too long; the worker then does without them. */
const MAX_ENDPOINTS = 256;

const LOOPBACK_HOSTS = ["localhost", "127.0.0.1"];

/** Everything but WebSockets (declarative rules see those requests), and WebSockets to names of the public DNS. */
const PUBLIC_SOURCES = [
  "'self'",
  "https:",
  "http:",
  "data:",
  "blob:",
  ...TOP_LEVEL_DOMAINS.map((domain) => `ws://*.${domain}:*`),
].join(" ");

/**
 * Content security policy for the scripts of shared and service workers, whose WebSockets declarative rules do not
 * see: they may go to public names and to what is granted. `ws://` admits `wss://` as well.
 *
 * @see https://www.w3.org/TR/CSP3/#match-schemes
 */
export function workerPolicy(grants: readonly Grant[]): string {
  const granted = [...new Set(grants.flatMap(endpointsOf))].slice(0, MAX_ENDPOINTS);
  return ["connect-src", PUBLIC_SOURCES, ...granted.map((endpoint) => `ws://${endpoint}`)].join(" ");
}

/** Tells whether a policy has no room for all of what is granted. */
export function isBeyondPolicy(grants: readonly Grant[]): boolean {
  return grants.some(hasTooManyPorts) || new Set(grants.flatMap(endpointsOf)).size > MAX_ENDPOINTS;
}

function hasTooManyPorts({ ports }: Grant): boolean {
  return !ports.some(isEveryPort) && countPorts(ports) > MAX_ENDPOINTS;
}

function endpointsOf(grant: Grant): readonly string[] {
  const { hosts, ports } = grant;
  if (hasTooManyPorts(grant)) return [];
  const names = hosts.flatMap((host) => (host === ANY_LOOPBACK ? LOOPBACK_HOSTS : [ruleDomain(host)]));
  if (ports.some(isEveryPort)) return names.map((host) => `${host}:*`);
  return names.flatMap((host) =>
    ports.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => `${host}:${from + i}`)),
  );
}
