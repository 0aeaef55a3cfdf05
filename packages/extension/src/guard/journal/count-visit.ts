import { allEntries } from "./all-entries.ts";
import { createPortSet } from "./port-set.ts";
import { targetOf } from "./target.ts";
import type { Visit } from "./visit.ts";

/** What there is to count of a visit, exactly but for devices. */
export interface VisitCounts {
  /** Requests by what was decided. */
  readonly attempts: { readonly allow: number; readonly ask: number; readonly block: number };
  /** Different ports of this machine and of its network. */
  readonly ports: { readonly loopback: number; readonly local: number };
  /** Devices of the network; a crowd's beyond the first few hundred are not told apart. */
  readonly devices: number;
  /** Different endpoints that were not let through: what the badge shows. */
  readonly blockedPorts: number;
}

/** Counts a visit. */
export function countVisit(visit: Visit): VisitCounts {
  const attempts = { allow: 0, ask: 0, block: 0 };
  const ports = {
    loopback: createPortSet(visit.crowd?.loopback),
    local: createPortSet(visit.crowd?.local),
  };
  const crowded = ports.loopback.size() + ports.local.size();
  const devices = new Set(visit.crowd?.hosts);
  const blocked = new Set<string>();
  for (const entry of allEntries(visit)) {
    attempts[entry.decision.action] += entry.count;
    const target = targetOf(entry);
    if (target === undefined) continue;
    ports[target.space].add(target.port);
    if (target.space === "local") devices.add(target.host);
    if (entry.decision.action !== "allow") blocked.add(`${target.host} ${target.port}`);
  }
  return {
    attempts,
    ports: { loopback: ports.loopback.size(), local: ports.local.size() },
    devices: devices.size,
    blockedPorts: Math.max(
      blocked.size,
      crowded === 0 || blocked.size === 0 ? 0 : ports.loopback.size() + ports.local.size(),
    ),
  };
}
