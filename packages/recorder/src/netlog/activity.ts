import type { LnaVerdict } from "@hushport/core";
import type { Wire } from "./wire.ts";

/** One request of the network stack, or one hop of its redirects. */
export interface RequestActivity {
  readonly kind: "request";
  readonly url: string;
  readonly method: string;
  readonly startMs: number;
  endMs: number | null;
  /** Origin that asked, as the network stack names it; `null` for none or an opaque one. */
  readonly initiatorOrigin: string | null;
  /** `main frame`, `sub frame` or `other`. */
  readonly requestType: string;
  /** The request belongs to no site: the browser made it for itself. */
  readonly isBrowserOwn: boolean;
  netError: number | null;
  lna: LnaVerdict | null;
  hasSentRequest: boolean;
  hasResponse: boolean;
  isProxied: boolean;
  /** Number of the code that asked, see {@link annotationNumber}. */
  readonly annotation: number;
  /** First media type of `Accept`: what kind of thing was wanted. */
  accepts: string | null;
  wires: readonly Wire[];
}

/** A connection made ahead of need (`<link rel=preconnect>` and the browser's own guesses). */
export interface PreconnectActivity {
  readonly kind: "preconnect";
  readonly url: string;
  readonly startMs: number;
  isProxied: boolean;
  readonly isBrowserOwn: boolean;
  /** Site of the top-level page, and whether the frame that asked is of the same site; `null` if the log does not say. */
  site: { readonly topSite: string; readonly isSameSite: boolean } | null;
  wires: readonly Wire[];
}

/** A connection or datagrams that no request made: WebRTC. */
export interface PeerActivity {
  readonly kind: "peer";
  readonly wire: Wire;
  readonly isTls: boolean;
}

/** A WebTransport session. */
export interface WebTransportActivity {
  readonly kind: "webtransport";
  readonly url: string;
  readonly startMs: number;
  endMs: number | null;
  netError: number | null;
  lna: LnaVerdict | null;
  readonly wires: Wire[];
}

/** A name that was resolved ahead of need (`<link rel=dns-prefetch>`). */
export interface LookupActivity {
  readonly kind: "lookup";
  /** Scheme, host and port, as the resolver was asked. */
  readonly url: string;
  readonly startMs: number;
  netError: number | null;
}

/** Something the network stack did that may be a probe. */
export type NetActivity =
  | RequestActivity
  | PreconnectActivity
  | PeerActivity
  | WebTransportActivity
  | LookupActivity;
