import type { ChannelDriver } from "@hushport/channels";
import type { PortState } from "@hushport/core";
import { TCP_TARGET_KINDS, UDP_TARGET_KINDS, type TargetKind } from "@hushport/testbed";

/** Every kind of target, whichever the protocol, each name once. */
export const TARGET_KINDS: readonly TargetKind[] = [
  ...new Set<TargetKind>([...TCP_TARGET_KINDS, ...UDP_TARGET_KINDS]),
];

/** What a page would like to know about a target of this kind. */
export function portStateOf(kind: TargetKind): PortState {
  return kind === "closed" || kind === "filtered" ? kind : "open";
}

/** Protocol of the targets that a driver is measured with; one that sends nothing is watched over TCP. */
export function protocolOf({ transport }: ChannelDriver): "tcp" | "udp" {
  return transport === "udp" ? "udp" : "tcp";
}

/** Kinds that exist over the driver's protocol. */
export function kindsFor(driver: ChannelDriver): readonly TargetKind[] {
  return protocolOf(driver) === "udp" ? UDP_TARGET_KINDS : TCP_TARGET_KINDS;
}

/** The kind that answers a driver in its own protocol, as a program with something to say would. */
export function answeringKind(driver: ChannelDriver): TargetKind {
  if (protocolOf(driver) === "udp") return "answering";
  const [scheme] = driver.schemes;
  return scheme === "https" || scheme === "wss" || scheme === "turns" ? "https" : "http";
}

/** Kinds that leave a page without an answer. */
export function isHanging(kind: TargetKind): boolean {
  return kind === "silent" || kind === "filtered";
}
