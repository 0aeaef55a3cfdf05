/**
 * How far a probe got, from the page's wish to the answer; each one includes those before it.
 *
 * `intended` the page asked; `dns` the name was resolved; `tcp` a connection was tried, so that the port was touched (its
 * state says whether it accepted, refused or kept silent); `tls` a ClientHello was sent; `request` request bytes were
 * sent; `response` bytes came back. `datagram` stands apart: a UDP datagram was sent.
 */
export const REACHES = ["intended", "dns", "tcp", "tls", "request", "response", "datagram"] as const;

/** How far a probe got. */
export type Reach = (typeof REACHES)[number];

/** Orders reaches: negative when `a` got less far than `b`. `datagram` counts like `request`: bytes arrived. */
export function compareReach(a: Reach, b: Reach): number {
  return rank(a) - rank(b);
}

/** @returns The one of the two that got further; `a` when they are equal. */
export function furtherReach(a: Reach, b: Reach): Reach {
  return compareReach(a, b) >= 0 ? a : b;
}

/** Tells whether packets left for the port: a connection was tried, or a datagram sent. */
export function isOnTheWire(reach: Reach): boolean {
  return compareReach(reach, "tcp") >= 0;
}

function rank(reach: Reach): number {
  return reach === "datagram" ? REACHES.indexOf("request") : REACHES.indexOf(reach);
}
