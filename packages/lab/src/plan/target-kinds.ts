import type { ChannelDriver } from "@hushport/channels";
import type { PortState } from "@hushport/core";
import { TCP_TARGET_KINDS, UDP_TARGET_KINDS, type TargetKind } from "@hushport/testbed";
import type { LabSpelling } from "./lab-spellings.ts";
import { HOST_KIND_STATES, HOST_KINDS, isHostKind, type HostKind } from "./host-kinds.ts";

/** What can be probed: a port of some kind, or any port of some kind of host. */
export type LabKind = TargetKind | HostKind;

/** Every kind of port, whichever the protocol, each name once; then the kinds of host. */
export const TARGET_KINDS: readonly LabKind[] = [
  ...new Set<LabKind>([...TCP_TARGET_KINDS, ...UDP_TARGET_KINDS, ...HOST_KINDS]),
];

/** What a page would like to know about a target of this kind. */
export function portStateOf(kind: LabKind): PortState {
  if (isHostKind(kind)) return HOST_KIND_STATES[kind];
  return kind === "closed" || kind === "filtered" ? kind : "open";
}

/** Protocol of the targets that a driver is measured with; one that sends nothing is watched over TCP. */
export function protocolOf({ transport }: ChannelDriver): "tcp" | "udp" {
  return transport === "udp" ? "udp" : "tcp";
}

/** Kinds of port that exist over the driver's protocol. */
export function kindsFor(driver: ChannelDriver): readonly TargetKind[] {
  return protocolOf(driver) === "udp" ? UDP_TARGET_KINDS : TCP_TARGET_KINDS;
}

/** Kinds that a spelling leads to: those of hosts only where it stands for a network. */
export function kindsAt(driver: ChannelDriver, { hosts }: LabSpelling): readonly LabKind[] {
  return hosts === undefined ? kindsFor(driver) : [...kindsFor(driver), ...HOST_KINDS];
}

/** The kind that answers a driver in its own protocol, as a program with something to say would. */
export function answeringKind(driver: ChannelDriver): TargetKind {
  if (protocolOf(driver) === "udp") return "answering";
  const [scheme] = driver.schemes;
  return scheme === "https" || scheme === "wss" || scheme === "turns" ? "https" : "http";
}

/** Kinds that leave a page without an answer. */
export function isHanging(kind: LabKind): boolean {
  return kind === "silent" || portStateOf(kind) === "filtered";
}
