import type { PortState } from "@hushport/core";

/** One transport connection or one UDP peer of one socket, as the browser's network stack saw it. */
export interface Wire {
  readonly transport: "tcp" | "udp";
  /** Address without brackets. */
  readonly address: string;
  readonly port: number;
  readonly startMs: number;
  connectedMs: number | null;
  endMs: number | null;
  /** The system refused the connection (`ECONNREFUSED`), or answered a datagram with port unreachable. */
  isRefused: boolean;
  hasSentClientHello: boolean;
  bytesSent: number;
  bytesReceived: number;
  /** First bytes that were sent, at most {@link MAX_KEPT_BYTES}. */
  firstSent: Uint8Array | null;
}

/** Above a STUN binding request with a long username (513 bytes, RFC 8489 §14.3), below a page of memory. */
export const MAX_KEPT_BYTES = 640;

/** Linux `ECONNREFUSED` (111), macOS and BSD (61), Windows `WSAECONNREFUSED` (10061). */
const REFUSED_OS_ERRORS: ReadonlySet<number> = new Set([111, 61, 10_061]);

/** Chromium's `ERR_CONNECTION_REFUSED`. */
const NET_ERROR_CONNECTION_REFUSED = -102;

/** Starts the record of a connection. */
export function createWire(transport: "tcp" | "udp", endpoint: string, startMs: number): Wire | undefined {
  const parsed = parseEndpoint(endpoint);
  if (parsed === undefined) return undefined;
  return {
    transport,
    ...parsed,
    startMs,
    connectedMs: null,
    endMs: null,
    isRefused: false,
    hasSentClientHello: false,
    bytesSent: 0,
    bytesReceived: 0,
    firstSent: null,
  };
}

/** Tells whether an operating-system error number means that the port refused. */
export function isRefusal(osError: number | undefined, netError: number | undefined): boolean {
  return (
    (osError !== undefined && REFUSED_OS_ERRORS.has(osError)) || netError === NET_ERROR_CONNECTION_REFUSED
  );
}

/** @returns Address and port of `127.0.0.1:80` or `[::1]:80`; `undefined` for anything else. */
export function parseEndpoint(text: string): { address: string; port: number } | undefined {
  const match = /^(?:\[(?<v6>[^\]]+)\]|(?<v4>[^:]+)):(?<port>\d+)$/.exec(text);
  const address = match?.groups?.["v6"] ?? match?.groups?.["v4"];
  const port = Number(match?.groups?.["port"]);
  if (address === undefined || !Number.isInteger(port)) return undefined;
  return { address, port };
}

/** What the port did, as far as this connection tells. Silence is only `filtered` when the wait for it had an end. */
export function wireState(wire: Wire): PortState {
  if (wire.isRefused) return "closed";
  if (wire.transport === "udp") return wire.bytesReceived > 0 ? "open" : "unknown";
  return wire.connectedMs === null ? "filtered" : "open";
}
