import { assertNever, endpointOfUrl, type Channel, type Scheme } from "@hushport/core";
import type { HookMessage } from "../hook/page-hook.ts";

/** One endpoint that a page gave to RTCPeerConnection. */
export interface PeerEndpoint {
  readonly channel: Channel;
  readonly scheme: Scheme;
  readonly host: string;
  readonly spelling: string;
  readonly port: number;
  readonly transport: "tcp" | "udp";
}

/**
 * `candidate:foundation component transport priority address port typ …`
 *
 * @see https://www.rfc-editor.org/rfc/rfc8839#section-5.1
 */
const CANDIDATE = /candidate:\S+ \d+ (?<transport>udp|tcp|ssltcp) \d+ (?<host>\S+) (?<port>\d+) typ /gi;

/** Reads every endpoint out of one call of RTCPeerConnection. Anything malformed names none. */
export function peerEndpoints(message: HookMessage): PeerEndpoint[] {
  return message.texts.flatMap((text) =>
    message.kind === "rtc-config" ? serverOf(text) : candidatesOf(text),
  );
}

/** @see https://www.rfc-editor.org/rfc/rfc7064 and https://www.rfc-editor.org/rfc/rfc7065 */
function serverOf(text: string): PeerEndpoint[] {
  const endpoint = endpointOfUrl(text);
  if (endpoint === undefined) return [];
  const { scheme, host, port } = endpoint;
  const isTcp = /[?&]transport=tcp\b/i.test(text);
  const spelling = text.replace(/^\w+:/, "").replace(/\?.*$/, "");
  switch (scheme) {
    case "stun":
    case "stuns":
      return [{ channel: "webrtc-stun", scheme, host, spelling, port, transport: "udp" }];
    case "turn":
      return [
        isTcp
          ? { channel: "webrtc-turn-tcp", scheme, host, spelling, port, transport: "tcp" }
          : { channel: "webrtc-turn-udp", scheme, host, spelling, port, transport: "udp" },
      ];
    case "turns":
      return [{ channel: "webrtc-turns", scheme, host, spelling, port, transport: "tcp" }];
    case "http":
    case "https":
    case "ws":
    case "wss":
      return [];
    default:
      return assertNever(scheme);
  }
}

function candidatesOf(text: string): PeerEndpoint[] {
  return [...text.matchAll(CANDIDATE)].flatMap(({ groups }) => {
    const spelling = groups?.["host"] ?? "";
    const port = Number(groups?.["port"]);
    const endpoint = endpointOfUrl(`http://${spelling.includes(":") ? `[${spelling}]` : spelling}:${port}/`);
    if (endpoint === undefined) return [];
    const isTcp = groups?.["transport"]?.toLowerCase() !== "udp";
    return [
      {
        channel: isTcp ? "webrtc-ice-tcp" : "webrtc-ice-udp",
        scheme: "ice",
        host: endpoint.host,
        spelling,
        port,
        transport: isTcp ? "tcp" : "udp",
      },
    ];
  });
}
