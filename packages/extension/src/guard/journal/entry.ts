import { CHANNELS, CONTEXTS, decisionSchema } from "@hushport/core";
import * as z from "zod/mini";
import type { DecidedRequest } from "../../contract/decided-request.ts";

/** One or more requests of a visit that were alike: same endpoint, channel, place and decision. */
export const entrySchema = z.object({
  firstAtMs: z.number(),
  lastAtMs: z.number(),
  /** How many were alike, exactly. */
  count: z.int().check(z.gte(1)),
  /** URL of the first one. */
  url: z.string(),
  addresses: z.array(z.string()),
  channel: z.enum(CHANNELS),
  context: z.enum(CONTEXTS),
  documentUrl: z.nullable(z.string()),
  scriptUrl: z.nullable(z.string()),
  decision: decisionSchema,
});

/** One or more requests of a visit that were alike. */
export type Entry = z.infer<typeof entrySchema>;

/** Above the endpoint, path and query of ordinary requests; a page can make them as long as it likes. */
const MAX_URL_LENGTH = 512;
/** A name with more addresses than this is a content network's, and they are alike. */
const MAX_ADDRESSES = 4;

/** Makes the entry of one request; text that the page can lengthen is cut. */
export function createEntry(request: DecidedRequest): Entry {
  const { atMs, addresses, channel, context, decision } = request;
  return {
    firstAtMs: atMs,
    lastAtMs: atMs,
    count: 1,
    url: clip(request.url),
    addresses: addresses.slice(0, MAX_ADDRESSES),
    channel,
    context,
    documentUrl: clipOrNull(request.documentUrl),
    scriptUrl: clipOrNull(request.scriptUrl),
    decision,
  };
}

/** Counts one more request in. */
export function addToEntry(entry: Entry, { atMs }: Pick<DecidedRequest, "atMs">): void {
  entry.count += 1;
  entry.firstAtMs = Math.min(entry.firstAtMs, atMs);
  entry.lastAtMs = Math.max(entry.lastAtMs, atMs);
}

/** Cuts what a page could have made arbitrarily long. */
export function clip(text: string): string {
  return text.length <= MAX_URL_LENGTH ? text : `${text.slice(0, MAX_URL_LENGTH - 1)}…`;
}

function clipOrNull(text: string | null): string | null {
  return text === null ? null : clip(text);
}
