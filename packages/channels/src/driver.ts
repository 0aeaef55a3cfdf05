import type { Channel, Scheme } from "@hushport/core";
import type { Outcome } from "./outcome.ts";
import type { UnavailableContexts } from "./probe-context.ts";
import type { Target } from "./ticket-book.ts";
import type { Transport } from "./ticket.ts";

/** What a page can learn through a channel; `nothing` stands alone. */
export const OBSERVABLES = [
  "load-versus-error",
  "error-time",
  "ready-state",
  "close-code",
  "error-code",
  "resource-timing",
  "response",
  "nothing",
] as const;

/** What a page can learn through a channel. */
export type Observable = (typeof OBSERVABLES)[number];

/** What a driver wants around it. `own-server` is a page of ours that names the endpoint; `https-page` is just that. */
export const NEEDS = ["secure-context", "https-page", "user-activation", "own-server"] as const;

/** What a driver wants around it. */
export type Need = (typeof NEEDS)[number];

/** Engines whose behaviour is recorded with each driver. */
export const ENGINES = ["chromium", "firefox"] as const;

/** An engine whose behaviour is recorded with each driver. */
export type Engine = (typeof ENGINES)[number];

/**
 * Whether a probe arrives at an open port while Local Network Access is off, from every context that the driver can run
 * in: `true`, or why not.
 */
export type Reaches = true | string;

/** What a driver is given by the context that it runs in. */
export interface ProbeEnvironment {
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  /** Where this run's own pages are served, with the trailing slash. */
  readonly pagesUrl: string;
}

/** One way in which a page can touch a port. */
export interface ChannelDriver {
  /** Equal to the file name. */
  readonly id: string;
  /** What the page writes, in one sentence. */
  readonly summary: string;
  /** What a recorder calls it. */
  readonly recordedAs: Channel;
  /** `none` never sends anything to the port itself. */
  readonly transport: Transport | "none";
  /** Schemes that it can write; the first is used when the ticket names none. */
  readonly schemes: readonly [Scheme, ...Scheme[]];
  readonly observes: readonly Observable[];
  readonly needs: readonly Need[];
  readonly unavailable: UnavailableContexts;
  /** How long the browser was seen to hold the probe back, and some more; a shorter deadline misses it. */
  readonly heldBackMs?: number;
  /** Present where a browser refuses or holds back a second one soon after the first. */
  readonly isExclusive?: true;
  /** Why a probe of it that fails or hangs disturbs other probes of the page; absent where they do not notice. */
  readonly disturbs?: string;
  readonly reaches: Readonly<Record<Engine, Reaches>>;
  /** Contexts from which nothing arrives in one engine although `reaches` is `true`, each with the reason. */
  readonly exceptions?: Readonly<Partial<Record<Engine, UnavailableContexts>>>;
  /** Engines in which chance decides whether anything arrives, with what was measured; `reaches` says what is usual. */
  readonly unsteady?: Readonly<Partial<Record<Engine, string>>>;
  /** Never rejects for what the network does; ends by the deadline. Call it through `runProbe`. */
  readonly run: (target: Target, env: ProbeEnvironment) => Promise<Outcome>;
}

/** The schemes of everything that the Fetch standard fetches. */
export const HTTP_SCHEMES = ["http", "https"] as const satisfies readonly Scheme[];
