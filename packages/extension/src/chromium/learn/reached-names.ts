import { isLocalName } from "@hushport/core";
import * as z from "zod/mini";
import type { Gap } from "../../contract/gap.ts";
import type { SessionStore } from "../session-store.ts";

/** More than a page can make anybody believe are his. */
const MAX_NAMES = 128;

/** As many as a line holds. */
const MAX_TOLD = 3;

const schema = z.array(z.object({ host: z.string(), address: z.string() }));

/** Names by which public pages reached local addresses: closed from the second request on. */
export interface ReachedNames {
  readonly ready: Promise<void>;
  /** @returns Whether it was not known. */
  readonly add: (host: string, address: string) => boolean;
  readonly names: () => readonly string[];
  /** @returns The address that a name led to, or one that it is below; empty for every other host. */
  readonly addressesOf: (host: string) => readonly string[];
  /** One for all of them, which names the latest. */
  readonly gaps: () => readonly Gap[];
}

/** Keeps them as long as the browser runs. */
export function createReachedNames(keep: SessionStore["keep"]): ReachedNames {
  const kept = keep("reached", schema, []);
  return {
    ready: kept.ready,
    add: (host, address) => {
      if (kept.get().some((known) => known.host === host)) return false;
      kept.set([...kept.get(), { host, address }].slice(-MAX_NAMES));
      return true;
    },
    names: () => kept.get().map(({ host }) => host),
    addressesOf: (host) => {
      const known = kept.get().find((name) => isLocalName(host, [name.host]));
      return known === undefined ? [] : [known.address];
    },
    gaps: () => {
      const told = kept.get().map(({ host, address }) => `${host} = ${address}`);
      if (told.length === 0) return [];
      const latest = told.slice(-MAX_TOLD).toReversed().join(", ");
      const more = told.length - MAX_TOLD;
      return [{ kind: "reached-name", detail: more > 0 ? `${latest}, + ${more}` : latest }];
    },
  };
}
