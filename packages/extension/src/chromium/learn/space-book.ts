import {
  ADDRESS_SPACES,
  addressSpace,
  closestSpace,
  createSpaceMemory,
  loopbackAliasOf,
  parseHost,
  type AddressSpace,
  type LearnedHost,
} from "@hushport/core";
import * as z from "zod/mini";
import type { SessionStore } from "../session-store.ts";

/** Where documents came from, and what follows for rules. */
export interface SpaceBook {
  readonly ready: Promise<void>;
  /**
   * Notes the address that a document of a host came from; a host that is an address speaks for itself.
   *
   * @returns Whether rules follow from it that did not before.
   */
  readonly note: (host: string, address: string) => boolean;
  /**
   * Notes that a document of a host is about to be opened by the user: its first requests come before its address is
   * told. Only a host that is an address says by itself where its documents come from.
   *
   * @returns Whether rules follow from it that did not before.
   */
  readonly noteOpening: (host: string) => boolean;
  /** @returns `null` when nobody knows. */
  readonly of: (host: string) => AddressSpace | null;
  readonly learned: () => readonly LearnedHost[];
}

/** Each is one more domain in a rule; whoever has more local hosts in one session sees the oldest ask again. */
const MAX_LEARNED = 512;

const schema = z.array(z.tuple([z.string(), z.enum(ADDRESS_SPACES)]));

/**
 * Remembers the address space of each host that documents came from: once public, never local again. Addresses speak
 * for themselves; of names only those that are not plainly public are kept, so this is no list of visited sites.
 */
export function createSpaceBook(
  keep: SessionStore["keep"],
  isNamedLocal: (host: string) => boolean,
): SpaceBook {
  const kept = keep("spaces", schema, []);
  let memory = createSpaceMemory();
  const restore = async (): Promise<void> => {
    await kept.ready;
    memory = createSpaceMemory(kept.get());
  };
  const ready = restore();

  function noteSpace(host: string, space: AddressSpace): boolean {
    if (!isWorthKeeping(host)) return false;
    const before = memory.of(host);
    memory.note(host, space);
    const after = memory.of(host);
    if (after === null || after === before) return false;
    const others = kept.get().filter(([known]) => known !== host);
    kept.set([...others, [host, after] as [string, AddressSpace]].slice(-MAX_LEARNED));
    return true;
  }

  return {
    ready,
    note: (host, address) => noteSpace(host, addressSpace(isName(host) ? address : host)),
    noteOpening: (host) =>
      !isName(host) && addressSpace(host) !== "public" && noteSpace(host, addressSpace(host)),
    // The table to the letter: what only embeds a private address is a public server's, whatever it might reach.
    of: (host) => (isName(host) ? memory.of(host) : addressSpace(host)),
    learned: () => kept.get().flatMap(([host, space]) => (space === "public" ? [] : [{ host, space }])),
  };

  function isWorthKeeping(host: string): boolean {
    if (closestSpace(host) !== "public" || isNamedLocal(host)) return true;
    return loopbackAliasOf(host) !== undefined || memory.of(host) !== null;
  }
}

function isName(host: string): boolean {
  return parseHost(host)?.kind === "name";
}
