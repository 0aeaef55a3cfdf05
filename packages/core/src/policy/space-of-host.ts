import type { AddressSpace } from "../address/address-space.ts";
import { compareSpace } from "../address/compare-space.ts";
import { parseHost } from "../address/host.ts";
import { addressSpace } from "../address/host-space.ts";
import type { SpaceMemory } from "./space-memory.ts";

/**
 * The address space of a host's documents: what the memory knows, and for addresses and names that are local as they
 * are written at least that. What only embeds a private address is a public server's. `null` when nobody knows.
 */
export function spaceOfHost(host: string, memory: Pick<SpaceMemory, "of">): AddressSpace | null {
  const seen = memory.of(host);
  const written = addressSpace(host);
  const speaksForItself = written !== "public" || parseHost(host)?.kind !== "name";
  if (!speaksForItself) return seen;
  return seen !== null && compareSpace(seen, written) > 0 ? seen : written;
}
