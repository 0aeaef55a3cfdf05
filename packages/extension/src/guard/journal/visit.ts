import * as z from "zod/mini";
import type { DecidedRequest } from "../../contract/decided-request.ts";
import { addToCrowd, createCrowd, crowdSchema, type Crowd } from "./crowd.ts";
import { addToEntry, clip, createEntry, entrySchema, type Entry } from "./entry.ts";

/** What one page did while it was open; a shared or service worker is a visit of its site's own. */
export const visitSchema = z.object({
  id: z.string(),
  /** `null` for workers without a tab. */
  tab: z.nullable(z.int()),
  /** Registrable domain of the top page; `null` when nobody knows. */
  site: z.nullable(z.string()),
  topUrl: z.nullable(z.string()),
  isPrivate: z.boolean(),
  startedAtMs: z.number(),
  lastAtMs: z.number(),
  entries: z.array(entrySchema),
  /** What came after the visit's entries were full. */
  crowd: z.nullable(crowdSchema),
});

/** What one page did while it was open, as it is stored and shown. */
export type Visit = z.infer<typeof visitSchema>;

/** A visit that is still going on. */
export interface LiveVisit {
  readonly facts: Omit<Visit, "entries" | "crowd">;
  readonly entries: Map<string, Entry>;
  crowd: Crowd | undefined;
}

/** Above the endpoints that a person reads; a page that tries more is summarised, and still counted exactly. */
export const MAX_ENTRIES = 256;

/** Begins a visit with its first request. */
export function beginVisit(id: string, site: string | null, request: DecidedRequest): LiveVisit {
  const { tab, topUrl, isPrivate, atMs } = request;
  return {
    facts: {
      id,
      tab,
      site,
      topUrl: topUrl === null ? null : clip(topUrl),
      isPrivate,
      startedAtMs: atMs,
      lastAtMs: atMs,
    },
    entries: new Map(),
    crowd: undefined,
  };
}

/** Counts a request in. Takes microseconds; memory is bounded however many come. */
export function addToVisit(visit: LiveVisit, request: DecidedRequest): void {
  visit.facts.lastAtMs = Math.max(visit.facts.lastAtMs, request.atMs);
  const entry = createEntry(request);
  const key = keyOf(entry);
  const known = visit.entries.get(key);
  if (known !== undefined) addToEntry(known, request);
  else if (visit.entries.size < MAX_ENTRIES) visit.entries.set(key, entry);
  else addToCrowd((visit.crowd ??= createCrowd()), entry);
}

/** Writes a visit down. */
export function freezeVisit({ facts, entries, crowd }: LiveVisit): Visit {
  return { ...facts, entries: [...entries.values()], crowd: crowd === undefined ? null : crowd.freeze() };
}

/** Goes on with a visit that was written down. */
export function thawVisit({ entries, crowd, ...facts }: Visit): LiveVisit {
  return {
    facts,
    entries: new Map(entries.map((entry) => [keyOf(entry), entry])),
    crowd: crowd === null ? undefined : createCrowd(crowd),
  };
}

function keyOf({ url, channel, context, documentUrl, scriptUrl, decision }: Entry): string {
  const { action, reason, grant = "" } = decision;
  return [endpointOf(url), channel, context, action, reason, grant, documentUrl, scriptUrl].join("\n");
}

/** Everything before path and query: `wss://127.0.0.1:5900`. */
function endpointOf(url: string): string {
  const start = url.indexOf("://");
  if (start === -1) return url;
  const end = url.slice(start + 3).search(/[/?#]/);
  return end === -1 ? url : url.slice(0, start + 3 + end);
}
