import type { HostState } from "@hushport/testbed";
import type { PortState } from "@hushport/core";

/**
 * Hosts of the local network that a page would like to tell apart: no target is opened there, the host itself is one.
 * On the one that is alive, ports of every kind are opened.
 */
export const HOST_KINDS = ["refusing-host", "filtering-host", "dead-host"] as const;

/** A host on which nothing is opened. */
export type HostKind = (typeof HOST_KINDS)[number];

/** What a port of such a host looks like from outside. */
export const HOST_KIND_STATES: Readonly<Record<HostKind, PortState>> = {
  "refusing-host": "closed",
  "filtering-host": "filtered",
  // Nobody says no: the system gives up asking for it after seconds.
  "dead-host": "filtered",
};

/** The same in the testbed's words. */
export const HOST_STATE_OF: Readonly<Record<HostKind, HostState>> = {
  "refusing-host": "refusing",
  "filtering-host": "filtering",
  "dead-host": "dead",
};

/** Tells kinds of host from kinds of port. */
export function isHostKind(kind: string): kind is HostKind {
  return HOST_KINDS.some((known) => known === kind);
}
