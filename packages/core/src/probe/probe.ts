import * as z from "zod/mini";
import { ADDRESS_SPACES } from "../address/address-space.ts";
import { CHANNELS } from "./channel.ts";
import { CONTEXTS } from "./context.ts";
import { initiatorSchema } from "./initiator.ts";
import { PORT_STATES } from "./port-state.ts";
import { REACHES } from "./reach.ts";
import { RECORDER_NAMES } from "./recorder-name.ts";
import { SCHEMES } from "./scheme.ts";

/** The browser's own verdict on a local network request. */
export const lnaVerdictSchema = z.object({
  /** The browser's word for the outcome, as in its NetLog (`permission-denied`, `permission-granted`, `allowed-…`, `blocked-…`). */
  result: z.string(),
  clientSpace: z.nullable(z.enum(ADDRESS_SPACES)),
  resourceSpace: z.nullable(z.enum(ADDRESS_SPACES)),
});

/** One attempt by a page to reach one local endpoint. Shape of `probes[]` in every report. */
export const probeSchema = z.object({
  /** Unique in its recording: `p1`, `p2`, … in order of time. */
  id: z.string(),
  /** Milliseconds since the visit's navigation began. */
  atMs: z.number(),
  channel: z.enum(CHANNELS),
  context: z.enum(CONTEXTS),
  scheme: z.enum(SCHEMES),
  /** Host as the browser canonicalised it: no brackets around IPv6, no trailing port. */
  host: z.string(),
  /** Host as the page wrote it, where a recorder saw that. */
  spelling: z.optional(z.string()),
  /** Address that the host stood for in this visit; `null` if it was never resolved. */
  address: z.nullable(z.string()),
  port: z.int().check(z.gte(0), z.lte(65_535)),
  /** Address space of `address`, or of `host` when there is none. */
  space: z.enum(ADDRESS_SPACES),
  /** Path and query of the URL; empty for WebRTC. */
  path: z.string(),
  reach: z.enum(REACHES),
  state: z.enum(PORT_STATES),
  /** Milliseconds from the attempt to its end, or `null` while it was still pending when the visit ended. */
  durationMs: z.nullable(z.number()),
  /** The browser's error name (`net::ERR_CONNECTION_REFUSED`), or `null`. */
  error: z.nullable(z.string()),
  /** Application bytes sent to the endpoint, TLS included. */
  bytesSent: z.int(),
  /** Application bytes that came back, TLS included. */
  bytesReceived: z.int(),
  /** First bytes that a page smuggled in a datagram (STUN username), decoded as text, where there were any. */
  smuggled: z.optional(z.string()),
  /** The browser's Local Network Access verdict; `null` when it made none. */
  lna: z.nullable(lnaVerdictSchema),
  initiator: initiatorSchema,
  /** Which recorders saw it; at least one. */
  recorders: z.array(z.enum(RECORDER_NAMES)),
});

/** One attempt by a page to reach one local endpoint. */
export type Probe = Readonly<z.infer<typeof probeSchema>>;

/** The browser's own verdict on a local network request. */
export type LnaVerdict = Readonly<z.infer<typeof lnaVerdictSchema>>;
