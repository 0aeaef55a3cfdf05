import * as z from "zod/mini";
import { closestSpace, isNullAddress, type Endpoint } from "@hushport/core";
import { createCheckedNames, type CheckedNames } from "./checked-names.ts";
import { createDistrustedSites, DISTRUST_MS } from "./distrusted-sites.ts";
import { putYoungest } from "./put-youngest.ts";

/** A name that was public and local within this time is being rebound; a change of network takes longer. */
export const FLIP_WINDOW_MS = 60_000;
/** How often a name is asked for once more after a connection. */
export const LOOK_BACK_MS = 60_000;

const nameRecordSchema = z.object({
  /** `null`: never. */
  publicAtMs: z.nullable(z.number()),
  localAtMs: z.nullable(z.number()),
  localAddress: z.nullable(z.string()),
  /** Until when the name is judged by its local address. */
  localUntilMs: z.number(),
});
type NameRecord = z.infer<typeof nameRecordSchema>;

/** Shape of what is kept while the background sleeps. */
export const nameBookSchema = z.object({
  names: z.array(z.tuple([z.string(), nameRecordSchema])),
  sites: z.unknown(),
  checks: z.unknown(),
});

/** Remembers what names stood for, so that a name that changes its mind gains nothing. */
export interface NameBook {
  /** Somebody resolved `host`, or an answer came from there. */
  readonly note: (host: string, addresses: readonly string[], nowMs: number) => void;
  /** Local addresses that an endpoint is to be judged by, besides those its host resolves to now. */
  readonly suspectAddresses: (endpoint: Pick<Endpoint, "host" | "port">, nowMs: number) => readonly string[];
  /** Which names were looked up a moment ago. */
  readonly checks: CheckedNames;
  /** Tells, once in {@link LOOK_BACK_MS}, that a name is to be asked for after its connection ended. */
  readonly isDueForLookBack: (host: string, nowMs: number) => boolean;
  readonly dump: () => z.infer<typeof nameBookSchema>;
  readonly restore: (dumped: unknown) => void;
}

/** Makes a book that knows no name. */
export function createNameBook(): NameBook {
  const names = new Map<string, NameRecord>();
  const sites = createDistrustedSites();
  const checks = createCheckedNames();
  const lookedBack = new Map<string, number>();

  function recordOf(host: string): NameRecord {
    const known = names.get(host) ?? {
      publicAtMs: null,
      localAtMs: null,
      localAddress: null,
      localUntilMs: 0,
    };
    putYoungest(names, host, known);
    return known;
  }

  return {
    note: (host, addresses, nowMs) => {
      const record = recordOf(host);
      const local = addresses.filter((address) => closestSpace(address) !== "public");
      // Beside another local address the null address is no block list's.
      const address = local.find((found) => !isNullAddress(found)) ?? local[0];
      if (address !== undefined) {
        record.localAtMs = nowMs;
        record.localAddress = address;
        record.localUntilMs = Math.max(record.localUntilMs, nowMs + FLIP_WINDOW_MS);
      } else if (addresses.length > 0) record.publicAtMs = nowMs;
      const { publicAtMs, localAtMs, localAddress } = record;
      if (publicAtMs === null || localAtMs === null || localAddress === null) return;
      if (Math.abs(publicAtMs - localAtMs) >= FLIP_WINDOW_MS) return;
      if (!isNullAddress(localAddress)) sites.noteFlip(host, localAddress, nowMs);
      else if (address !== undefined) {
        // From null to public is nobody's guess, but a block list that the user switched off.
        record.localUntilMs = nowMs + DISTRUST_MS;
        sites.noteNulled(host, address, nowMs);
      }
    },
    suspectAddresses: (endpoint, nowMs) => {
      const record = names.get(endpoint.host);
      const ofSite = sites.addressesFor(endpoint, nowMs);
      const address = record?.localAddress ?? null;
      return address !== null && nowMs < (record?.localUntilMs ?? 0) ? [address, ...ofSite] : ofSite;
    },
    checks,
    isDueForLookBack: (host, nowMs) => {
      if (nowMs - (lookedBack.get(host) ?? -Infinity) < LOOK_BACK_MS) return false;
      putYoungest(lookedBack, host, nowMs);
      return true;
    },
    dump: () => ({
      // What was only ever public is found out anew.
      names: [...names].filter(([, { localAddress }]) => localAddress !== null),
      sites: sites.dump(),
      checks: checks.dump(),
    }),
    restore: (dumped) => {
      const parsed = nameBookSchema.safeParse(dumped);
      if (!parsed.success) return;
      for (const [host, record] of parsed.data.names) if (!names.has(host)) names.set(host, record);
      sites.restore(parsed.data.sites);
      checks.restore(parsed.data.checks);
    },
  };
}
