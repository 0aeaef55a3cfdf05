import type { AddressSpace, Probe } from "@hushport/core";
import type { Entry } from "./entry.ts";
import { probeOfEntry } from "./probe-of-entry.ts";

/** Where a request went. */
export interface Target extends Pick<Probe, "scheme" | "host" | "port" | "path"> {
  readonly space: Exclude<AddressSpace, "public">;
}

/** Entries are read again whenever something is shown of them: the badge counts four times a second. */
const READ = new WeakMap<Entry, Target>();

/**
 * Tells the endpoint of an entry, which is read once.
 *
 * @returns `undefined` for a URL that no browser connects to.
 */
export function targetOf(entry: Entry): Target | undefined {
  const target = READ.get(entry) ?? readTarget(entry);
  if (target !== undefined) READ.set(entry, target);
  return target;
}

/**
 * Reads the endpoint out of an entry that nobody asks about again. Its space is never public: the policy had a reason to look at it, such as a name
 * that the user declared to be local.
 *
 * @returns `undefined` for a URL that no browser connects to.
 */
export function readTarget(entry: Entry): Target | undefined {
  const probe = probeOfEntry("p1", entry, 0);
  if (probe === undefined) return undefined;
  const { scheme, host, port, path, space } = probe;
  return { scheme, host, port, path, space: space === "public" ? "local" : space };
}
