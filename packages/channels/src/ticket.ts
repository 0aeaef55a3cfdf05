import type { Scheme } from "@hushport/core";

/** What the ports behind tickets speak; a ticket for one protocol is no permission for the other. */
export const TRANSPORTS = ["tcp", "udp"] as const;

/** What a port speaks. */
export type Transport = (typeof TRANSPORTS)[number];

/**
 * Permission to probe one endpoint, issued by the process that opened it. Without one nothing here touches a port.
 *
 * `token` is that process's secret name for the endpoint, unguessable for others; pages ask for probes by token only.
 */
export interface Ticket {
  readonly token: string;
  readonly transport: Transport;
  /** Scheme to write; the driver's usual one when absent. */
  readonly scheme?: Scheme;
  /** Host exactly as it is to be written: `127.0.0.1`, `2130706433`, `[::1]`, `foo.localhost`. */
  readonly host: string;
  readonly port: number;
  /** Path and query, with the leading slash. */
  readonly path: string;
}

/** What the process that opened the ports hands to its pages. */
export interface Handover {
  readonly tickets: readonly Ticket[];
  /** A second origin that serves the same pages, for cross-origin frames; `null` when there is none. */
  readonly crossOrigin: string | null;
}

/** Tokens go into paths and ICE user names, so they are made of what both may hold. */
const TOKEN = /^[A-Za-z0-9]{4,64}$/;

/** One host in any spelling: nothing that ends the host part, starts another line or closes a quote. */
const HOST = /^(?:\[[0-9A-Fa-f:.]+\]|[^\s\p{Cc}/\\?#@:[\]<>^|"';,(){}`]+)$/u;

/** Path and query of RFC 3986: nothing of it needs escaping in markup, style sheets, scripts or headers. */
const PATH = /^\/[\w\-.~!$&'()*+,;=:@%/?]*$/;

const SCHEMES: ReadonlySet<string> = new Set<Scheme>([
  "ws",
  "wss",
  "http",
  "https",
  "stun",
  "stuns",
  "turn",
  "turns",
  "ice",
]);

/** @returns `undefined` unless `value` has the shape of a ticket, every field written as a driver can use it. */
export function parseTicket(value: unknown): Ticket | undefined {
  if (!isRecord(value)) return undefined;
  const { token, transport, scheme, host, port, path } = value;
  if (typeof token !== "string" || !TOKEN.test(token)) return undefined;
  if (transport !== "tcp" && transport !== "udp") return undefined;
  if (scheme !== undefined && !isScheme(scheme)) return undefined;
  if (typeof host !== "string" || !HOST.test(host)) return undefined;
  if (typeof port !== "number" || !Number.isInteger(port) || port < 1 || port > 65_535) return undefined;
  if (typeof path !== "string" || !PATH.test(path)) return undefined;
  return { token, transport, ...(scheme === undefined ? {} : { scheme }), host, port, path };
}

/** @returns `undefined` unless every ticket of `value` is one. */
export function parseHandover(value: unknown): Handover | undefined {
  if (!isRecord(value) || !Array.isArray(value["tickets"])) return undefined;
  const tickets: Ticket[] = [];
  for (const item of value["tickets"]) {
    const ticket = parseTicket(item);
    if (ticket === undefined) return undefined;
    tickets.push(ticket);
  }
  const crossOrigin = value["crossOrigin"] ?? null;
  return crossOrigin === null || typeof crossOrigin === "string" ? { tickets, crossOrigin } : undefined;
}

function isScheme(value: unknown): value is Scheme {
  return typeof value === "string" && SCHEMES.has(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
