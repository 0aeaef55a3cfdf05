import type { Channel, Scheme } from "@hushport/core";

/** What a client speaks in a tunnel, by its first bytes. */
export type Opening = "http" | "tls" | "stun" | "ice" | "other";

/** A TLS record of a handshake (RFC 8446 §5.1). */
const TLS_HANDSHAKE = 0x16;
const TLS_MAJOR = 0x03;
const SERVER_HELLO = 0x02;
const TYPE_AT = 5;
/** What both sides of SSH begin with, neither waiting for the other (RFC 4253 §4.2). No method of HTTP begins so. */
const SSH = Buffer.from("SSH-");
/** RFC 5389 §6: in every STUN message since 2008, at its fifth byte; two bytes later over ICE-TCP (RFC 4571). */
const MAGIC_COOKIE = 0x2112a442;
const COOKIE_AT = 4;
const FRAMED_COOKIE_AT = 6;

/** Tells what a client speaks. Only plain HTTP shows who asks. */
export function readOpening(bytes: Buffer): Opening {
  const [first = 0, second] = bytes;
  if (first === TLS_HANDSHAKE && (second === undefined || second === TLS_MAJOR)) return "tls";
  if (bytes.subarray(0, SSH.length).equals(SSH)) return "other";
  // The methods of HTTP are capital letters.
  if (first >= 0x41 && first <= 0x5a) return "http";
  if (cookieAt(bytes, COOKIE_AT)) return "stun";
  return cookieAt(bytes, FRAMED_COOKIE_AT) ? "ice" : "other";
}

/** Tells whether a target's first bytes answer in what the client speaks. Who only sends an alert speaks no TLS yet. */
export function answersIn(opening: Opening, bytes: Buffer): boolean {
  if (opening !== "tls") return bytes.length > 0;
  return (
    bytes[0] === TLS_HANDSHAKE &&
    bytes[1] === TLS_MAJOR &&
    (bytes.length <= TYPE_AT || bytes[TYPE_AT] === SERVER_HELLO)
  );
}

/** How a log names what was asked in a tunnel that cannot be read. */
export const NAMES_OF_OPENINGS = {
  http: { scheme: "http", channel: "other" },
  tls: { scheme: "https", channel: "other" },
  stun: { scheme: "turn", channel: "webrtc-turn-tcp" },
  ice: { scheme: "ice", channel: "webrtc-ice-tcp" },
  other: { scheme: "https", channel: "other" },
} as const satisfies Record<Opening, { readonly scheme: Scheme; readonly channel: Channel }>;

function cookieAt(bytes: Buffer, offset: number): boolean {
  return bytes.length >= offset + 4 && bytes.readUInt32BE(offset) === MAGIC_COOKIE;
}
