import {
  ANY_LOOPBACK,
  ANY_SITE,
  canonicalName,
  importGrants,
  readShape,
  siteOf,
  type Grant,
  type PortRange,
} from "@hushport/core";
import type { GatewayRules } from "../server/house.ts";
import { gatewayConfigSchema, type ConfigGrant } from "./config-schema.ts";
import { readyMadeGrants } from "./ready-made-grants.ts";

/** What a configuration file says, or why it says nothing, in one line. */
export type ParsedConfig =
  | { readonly kind: "rules"; readonly rules: Partial<GatewayRules> & Pick<GatewayRules, "grants"> }
  | { readonly kind: "fault"; readonly reason: string };

/** Reads a configuration file, or the file into which the guard exported its grants. Without grants it grants nothing. */
export function parseConfig(text: string): ParsedConfig {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return {
      kind: "fault",
      reason: `it is no JSON: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
  if (isGuardExport(data)) return readGuardExport(text);
  const written = readShape(gatewayConfigSchema, data);
  if (written.kind === "wrong") return { kind: "fault", reason: written.reason };
  const { latencyMs, grants = [], readyMade = [] } = written.value;
  const read = grants.map(readGrant);
  const fault = read.find((grant) => typeof grant === "string");
  if (fault !== undefined) return { kind: "fault", reason: fault };
  const pairs = readyMadeGrants(readyMade);
  if (typeof pairs === "string") return { kind: "fault", reason: pairs };
  return {
    kind: "rules",
    rules: {
      grants: [...read.filter((grant) => typeof grant !== "string"), ...pairs],
      ...(latencyMs === undefined ? {} : { latencyMs }),
    },
  };
}

function isGuardExport(data: unknown): boolean {
  return typeof data === "object" && data !== null && "format" in data && data.format === "hushport.grants";
}

/** All of it or nothing: what is left out here would be looked for in the browser. */
function readGuardExport(text: string): ParsedConfig {
  const { grants, problems } = importGrants(text);
  const [problem] = problems;
  return problem === undefined ? { kind: "rules", rules: { grants } } : { kind: "fault", reason: problem };
}

/** @returns What is wrong with it, when something is. */
function readGrant(grant: ConfigGrant, index: number): Grant | string {
  const at = `grants[${index}]`;
  const hosts = grant.hosts.map((host) => (host === ANY_LOOPBACK ? host : canonicalName(host)));
  const unreadable = grant.hosts[hosts.indexOf(undefined)];
  if (unreadable !== undefined) return `${at}.hosts: "${unreadable}" is no host`;
  const sites = [grant.site, ...(grant.embedded ?? [])];
  const [site, ...embedded] = sites.map(readSite);
  const wrongSite = sites.find((text) => readSite(text) === undefined);
  if (site === undefined || wrongSite !== undefined) return `${at}.site: "${wrongSite}" is no site`;
  const ports = grant.ports.map(readPorts);
  const wrongPorts = grant.ports[ports.indexOf(undefined)];
  if (wrongPorts !== undefined) return `${at}.ports: "${wrongPorts}" is no range of ports`;
  return {
    id: `config-${index + 1}`,
    site,
    embedded: embedded.filter((name) => name !== undefined),
    hosts: hosts.filter((host) => host !== undefined),
    ports: ports.filter((range) => range !== undefined),
    lifetime:
      grant.until === undefined ? { kind: "always" } : { kind: "until", atMs: Date.parse(grant.until) },
    source: "managed",
    createdAtMs: 0,
    ...(grant.program === undefined ? {} : { program: grant.program }),
  };
}

function readSite(text: string): string | undefined {
  if (text === ANY_SITE) return text;
  const host = canonicalName(text);
  return host === undefined ? undefined : siteOf(host);
}

function readPorts(port: number | string): PortRange | undefined {
  if (typeof port === "number") return { from: port, to: port };
  const [from = 0, to = 0] = port.split("-").map(Number);
  return from >= 1 && from <= to && to <= 65_535 ? { from, to } : undefined;
}
