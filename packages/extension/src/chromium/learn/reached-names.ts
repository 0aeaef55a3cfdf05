import * as z from "zod/mini";
import type { Gap } from "../../contract/gap.ts";
import { keepInSession } from "../session-store.ts";

/** More than a page can make anybody believe are his. */
const MAX_NAMES = 128;

const schema = z.array(z.object({ host: z.string(), address: z.string() }));

/** Names by which public pages reached local addresses: closed from the second request on. */
export interface ReachedNames {
  readonly ready: Promise<void>;
  /** @returns Whether it was not known. */
  readonly add: (host: string, address: string) => boolean;
  readonly names: () => readonly string[];
  readonly gaps: () => readonly Gap[];
}

/** Keeps them as long as the browser runs. */
export function createReachedNames(): ReachedNames {
  const kept = keepInSession("reached", schema, []);
  return {
    ready: kept.ready,
    add: (host, address) => {
      if (kept.get().some((known) => known.host === host)) return false;
      kept.set([...kept.get(), { host, address }].slice(-MAX_NAMES));
      return true;
    },
    names: () => kept.get().map(({ host }) => host),
    gaps: () =>
      kept.get().map(({ host, address }) => ({ kind: "missing-api", detail: `dns: ${host} = ${address}` })),
  };
}
