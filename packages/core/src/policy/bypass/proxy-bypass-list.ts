import { parseIpAddress } from "../../address/address-block.ts";
import { RESERVED_LOCAL_NAMES } from "../../address/local-names.ts";
import { ANY_LOOPBACK, isPending } from "../grant/find-grant.ts";
import { countPorts, isEveryPort } from "../grant/count-ports.ts";
import type { Grant, PortRange } from "../grant/grant.ts";
import { directAddressBlocks } from "./direct-address-blocks.ts";
import { publicNamePatterns } from "./public-name-patterns.ts";

/** What a fixed proxy is passed by for. */
export interface BypassState {
  readonly grants: readonly Grant[];
  /** Endpoints of local pages that the user has opened himself. */
  readonly openLocalEndpoints: readonly { readonly host: string; readonly port: number }[];
  /** Hosts that the user declares to be of the local network, and every name below them. */
  readonly localNames: readonly string[];
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/** Takes off what browsers let past any proxy: this machine and link-local addresses. */
const SUBTRACT_IMPLICIT = "<-loopback>";
const LOOPBACK_HOSTS = ["localhost", "*.localhost", "127.0.0.1", "[::1]"];
/** An entry holds one port. Of a wider grant only so many first ones get through. */
const MAX_PORTS = 1_024;
/** Some 500 entries each; beyond it the rules of declarativeNetRequest alone stand for a user's names. */
const MAX_LOCAL_NAMES = 16;

/**
 * Writes `bypassList` of `chrome.proxy` so that a proxy that is not there swallows everything but public addresses,
 * public names, what is granted and what is open. The last entry that fits decides, so what lets through stands last.
 *
 * It goes by what is written: a public name that leads to a local address passes, and so does a listed alias or one that
 * is local by habit only (each would be 350 entries more; declarative rules refuse those). It knows no initiator and no tab:
 * what is granted to one site passes here for all of them, and only declarative rules tell them apart.
 */
export function proxyBypassList(state: BypassState): readonly string[] {
  const denied = [
    ...RESERVED_LOCAL_NAMES.map(([name]) => name),
    ...state.localNames.slice(0, MAX_LOCAL_NAMES),
  ];
  const names = publicNamePatterns(denied);
  const open = state.openLocalEndpoints.map(({ host, port }) => `${writeHost(host)}:${port}`);
  return [
    SUBTRACT_IMPLICIT,
    ...names.map((name) => `${name}.`),
    ...names,
    ...directAddressBlocks(),
    ...new Set([
      ...state.grants.filter((grant) => isPending(grant, state.nowMs)).flatMap(endpointsOf),
      ...open,
    ]),
  ];
}

/** What a bypass list has no room for. */
export interface BypassOverflow {
  /** Names that pass the proxy: rules alone stop what goes there. */
  readonly localNames: readonly string[];
  /** Ids of grants whose last ports do not pass. */
  readonly grants: readonly string[];
}

/** Tells what {@link proxyBypassList} leaves out, for the user to know. */
export function bypassOverflow({
  grants,
  localNames,
  nowMs,
}: Omit<BypassState, "openLocalEndpoints">): BypassOverflow {
  const tooWide = ({ ports }: Grant): boolean => !ports.some(isEveryPort) && countPorts(ports) > MAX_PORTS;
  return {
    localNames: localNames.slice(MAX_LOCAL_NAMES),
    grants: grants.filter((grant) => isPending(grant, nowMs) && tooWide(grant)).map(({ id }) => id),
  };
}

function endpointsOf({ hosts, ports }: Grant): readonly string[] {
  return hosts
    .flatMap((host) => (host === ANY_LOOPBACK ? LOOPBACK_HOSTS : [writeHost(host)]))
    .flatMap((host) =>
      ports.some(isEveryPort) ? [host] : listPorts(ports).map((port) => `${host}:${port}`),
    );
}

function listPorts(ports: readonly PortRange[]): readonly number[] {
  const listed: number[] = [];
  for (const { from, to } of ports) {
    for (let port = from; port <= to && listed.length < MAX_PORTS; port++) listed.push(port);
  }
  return listed;
}

function writeHost(host: string): string {
  return parseIpAddress(host)?.kind === "ipv6" ? `[${host}]` : host;
}
