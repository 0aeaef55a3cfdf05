import { canonicalHost, endpointOfUrl, type Channel } from "@hushport/core";

/** What a WebRTC server or candidate would reach. */
export interface PeerTarget {
  readonly channel: Channel;
  /** Canonical, without brackets. */
  readonly host: string;
  readonly port: number;
  /** URL for people and logs. */
  readonly url: string;
}

/** @returns `undefined` when no browser could use it as a server. */
export function parseServer(text: string): PeerTarget | undefined {
  const [, written = "", query = ""] = /^([^?]*)(?:\?(.*))?$/s.exec(text) ?? [];
  const endpoint = endpointOfUrl(written);
  if (endpoint === undefined) return undefined;
  const { scheme, host, port } = endpoint;
  const isTcp = /(?:^|&)transport=tcp(?:&|$)/i.test(query);
  switch (scheme) {
    case "stun":
    case "stuns":
      return { channel: "webrtc-stun", host, port, url: text };
    case "turn":
      return { channel: isTcp ? "webrtc-turn-tcp" : "webrtc-turn-udp", host, port, url: text };
    case "turns":
      return { channel: "webrtc-turns", host, port, url: text };
    default:
      return undefined;
  }
}

/** @returns What the browser itself would fetch; `undefined` when it is not on the web. */
export function parseFetched(text: string, base: string): PeerTarget | undefined {
  const url = URL.parse(text, base)?.href;
  const endpoint = url === undefined ? undefined : endpointOfUrl(url);
  if (url === undefined || endpoint === undefined) return undefined;
  return { channel: "other", host: endpoint.host, port: endpoint.port, url };
}

/** Place of the fields in a candidate: foundation, component, transport, priority, address, port. */
const [TRANSPORT, ADDRESS, PORT, FIELDS] = [2, 4, 5, 6];

/**
 * Reads every target that a candidate may have, one for each way in which a parser may take its blanks.
 *
 * @returns None when no browser could use it as a candidate.
 * @see https://www.rfc-editor.org/rfc/rfc8839#section-5.1
 */
export function parseCandidate(text: string): readonly PeerTarget[] {
  const written = text.replace(/^\s*(?:a=)?candidate:/i, "");
  const readings = [written.split(" "), written.trim().split(/\s+/)];
  return readings.flatMap((fields) => {
    if (fields.length < FIELDS) return [];
    const [address = "", port = ""] = [fields[ADDRESS], fields[PORT]];
    const host = canonicalHost(address);
    if (host === undefined) return [];
    const isTcp = !/^udp$/i.test(fields[TRANSPORT] ?? "");
    return [
      {
        channel: isTcp ? "webrtc-ice-tcp" : "webrtc-ice-udp",
        host,
        port: Number.parseInt(port, 10) || 0,
        url: `ice:${host.includes(":") ? `[${host}]` : host}:${port}`,
      },
    ];
  });
}
