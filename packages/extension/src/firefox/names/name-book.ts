import { closestSpace, siteOf } from "@hushport/core";

/** How long an answer that was checked on both sides of the connection's own lookup is not asked for again. */
export const FRESH_MS = 2_000;
/** A name that was public and local within this time is being rebound; a change of network takes longer. */
export const FLIP_WINDOW_MS = 60_000;
/** How long the names of a site that rebinds are taken for local. */
export const DISTRUST_MS = 600_000;
/** How often a name is asked for once more after a connection. */
export const LOOK_BACK_MS = 60_000;
/** How many names are kept; the oldest is forgotten first. */
const MAX_NAMES = 4096;

interface NameRecord {
  publicAtMs: number;
  localAtMs: number;
  localAddress: string | undefined;
}

/** Remembers what names stood for, so that a name that changes its mind gains nothing. */
export interface NameBook {
  /** Somebody resolved `host`, or an answer came from there. */
  readonly note: (host: string, addresses: readonly string[], nowMs: number) => void;
  /** Local addresses that `host` is to be judged by, besides those it resolves to now. */
  readonly suspectAddresses: (host: string, nowMs: number) => readonly string[];
  /** A public name was checked again after the connection had asked for it. */
  readonly checked: (partition: string, host: string, nowMs: number) => void;
  readonly isFresh: (partition: string, host: string, nowMs: number) => boolean;
  /** Tells, once in {@link LOOK_BACK_MS}, that a name is to be asked for after its connection ended. */
  readonly isDueForLookBack: (host: string, nowMs: number) => boolean;
}

/** Makes a book that knows no name. */
export function createNameBook(): NameBook {
  const names = new Map<string, NameRecord>();
  const distrusted = new Map<string, { readonly untilMs: number; readonly address: string }>();
  const checks = new Map<string, number>();
  const lookedBack = new Map<string, number>();

  function recordOf(host: string): NameRecord {
    const known = names.get(host) ?? { publicAtMs: -Infinity, localAtMs: -Infinity, localAddress: undefined };
    names.delete(host);
    names.set(host, known);
    forgetOldest(names);
    return known;
  }

  return {
    note: (host, addresses, nowMs) => {
      const local = addresses.find((address) => closestSpace(address) !== "public");
      const record = recordOf(host);
      if (local === undefined) {
        if (addresses.length > 0) record.publicAtMs = nowMs;
      } else {
        record.localAtMs = nowMs;
        record.localAddress = local;
      }
      const isRebinding = Math.abs(record.publicAtMs - record.localAtMs) < FLIP_WINDOW_MS;
      if (isRebinding && record.localAddress !== undefined && record.localAddress !== "0.0.0.0") {
        distrusted.set(siteOf(host), { untilMs: nowMs + DISTRUST_MS, address: record.localAddress });
        forgetOldest(distrusted);
      }
    },
    suspectAddresses: (host, nowMs) => {
      const record = names.get(host);
      const own =
        record?.localAddress !== undefined && nowMs - record.localAtMs < FLIP_WINDOW_MS
          ? [record.localAddress]
          : [];
      if (distrusted.size === 0) return own;
      const site = distrusted.get(siteOf(host));
      return site !== undefined && nowMs < site.untilMs ? [...own, site.address] : own;
    },
    checked: (partition, host, nowMs) => {
      checks.delete(`${partition} ${host}`);
      checks.set(`${partition} ${host}`, nowMs);
      forgetOldest(checks);
    },
    isFresh: (partition, host, nowMs) => nowMs - (checks.get(`${partition} ${host}`) ?? -Infinity) < FRESH_MS,
    isDueForLookBack: (host, nowMs) => {
      if (nowMs - (lookedBack.get(host) ?? -Infinity) < LOOK_BACK_MS) return false;
      lookedBack.delete(host);
      lookedBack.set(host, nowMs);
      forgetOldest(lookedBack);
      return true;
    },
  };
}

function forgetOldest(map: Map<string, unknown>): void {
  const [oldest] = map.keys();
  if (map.size > MAX_NAMES && oldest !== undefined) map.delete(oldest);
}
