import { POLICY_ACTIONS } from "@hushport/core";
import * as z from "zod/mini";
import { entrySchema, type Entry } from "./entry.ts";
import { createPortSet, type PortSet } from "./port-set.ts";
import { readTarget } from "./target.ts";

/** What is known of the requests beyond the entries that a visit keeps. */
export const crowdSchema = z.object({
  /** One example for each thing that was decided, whose count is that of all. */
  entries: z.array(entrySchema).check(z.maxLength(POLICY_ACTIONS.length)),
  /** Ports of each space, as `PortSet` writes them. */
  loopback: z.string(),
  local: z.string(),
  /** Devices, as many as were told apart. */
  hosts: z.array(z.string()),
});

/** What is known of the requests beyond the entries that a visit keeps, written down. */
export type FrozenCrowd = z.infer<typeof crowdSchema>;

/** Above a home's devices, below an address range. */
const MAX_HOSTS = 256;

/** Counts what is not told apart any more. */
export interface Crowd {
  readonly entries: Entry[];
  readonly ports: Readonly<Record<"loopback" | "local", PortSet>>;
  readonly hosts: Set<string>;
  readonly freeze: () => FrozenCrowd;
}

/** Begins to count, or goes on. */
export function createCrowd(frozen?: FrozenCrowd): Crowd {
  const entries = frozen === undefined ? [] : [...frozen.entries];
  const ports = { loopback: createPortSet(frozen?.loopback), local: createPortSet(frozen?.local) };
  const hosts = new Set(frozen?.hosts);
  return {
    entries,
    ports,
    hosts,
    freeze: () => ({
      entries,
      loopback: ports.loopback.encode(),
      local: ports.local.encode(),
      hosts: [...hosts],
    }),
  };
}

/** Counts a request in. */
export function addToCrowd(crowd: Crowd, entry: Entry): void {
  const known = crowd.entries.find(({ decision }) => decision.action === entry.decision.action);
  if (known === undefined) crowd.entries.push(entry);
  else {
    known.count += entry.count;
    known.lastAtMs = Math.max(known.lastAtMs, entry.lastAtMs);
  }
  const target = readTarget(entry);
  if (target === undefined) return;
  crowd.ports[target.space].add(target.port);
  if (target.space === "local" && crowd.hosts.size < MAX_HOSTS) crowd.hosts.add(target.host);
}
