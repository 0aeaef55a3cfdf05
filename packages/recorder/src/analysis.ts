import { endpointOfUrl, type Probe } from "@hushport/core";
import type { ProtocolEvent } from "./cdp/connection.ts";
import { IntentTracker } from "./cdp/intents.ts";
import { NetLogReader } from "./netlog/reader.ts";
import { NetLogTracker } from "./netlog/tracker.ts";
import { reconcile } from "./reconcile/reconcile.ts";
import { MAX_LISTED_PROBES, type ContactedHost, type Recording } from "./recording.ts";
import type { Resolution } from "./resolution.ts";
import { isKept } from "./visit/events.ts";

/** What is known of a visit besides its witnesses. */
export interface VisitClock {
  readonly url: string;
  readonly resolutions: readonly Resolution[];
  /** Monotonic milliseconds, on the clock of the browser's events. */
  readonly startMs: number;
  readonly closingMs: number;
}

/** The part of a recording that follows from the witnesses. */
export type Analysed = Pick<Recording, "probes" | "totals" | "hosts"> & {
  readonly scriptUrls: readonly string[];
};

/** Reads the witnesses of a visit, live or from its evidence, and says what the page reached. Does no input or output. */
export class VisitAnalysis {
  readonly #netLog = new NetLogTracker();
  readonly #reader = new NetLogReader((event) => this.#netLog.add(event));
  readonly #intents: IntentTracker;

  constructor(bindingName: string) {
    this.#intents = new IntentTracker(bindingName);
  }

  /** Takes one line of the NetLog. */
  readLine(line: string): void {
    this.#reader.readLine(line);
  }

  /** Tells whether what was read so far is a NetLog. */
  get hasNetLog(): boolean {
    return this.#reader.hasConstants;
  }

  /** Takes one DevTools event; those that say nothing about probes are ignored. */
  readEvent(event: ProtocolEvent): void {
    if (isKept(event)) this.#intents.add(event);
  }

  /** Calls `onProbe` for every probe, in order of time; the lists in the result are bounded, its totals are exact. */
  finish(clock: VisitClock, onProbe?: (probe: Probe) => void): Analysed {
    const own = endpointOfUrl(clock.url);
    const probes = reconcile({
      ...clock,
      intents: this.#intents,
      netLog: this.#netLog,
      errorName: (code) => this.#reader.errorName(code),
      hasRefusedNames: this.#reader.hasRefusedNames,
      ownEndpoint: own,
    });
    if (onProbe !== undefined) for (const probe of probes) onProbe(probe);
    return {
      probes: probes.slice(0, MAX_LISTED_PROBES),
      totals: {
        probes: probes.length,
        ports: new Set(probes.map(({ port }) => port)).size,
        hosts: new Set(probes.map(({ host }) => host)).size,
      },
      hosts: this.#hosts(),
      scriptUrls: this.#intents.scriptUrls(),
    };
  }

  #hosts(): ContactedHost[] {
    const names = this.#netLog.resolver.names();
    const hosts = new Set(this.#intents.intents.flatMap(({ url }) => endpointOfUrl(url)?.host ?? []));
    return [...hosts].map((host) => ({
      host,
      addresses: [...(names.get(host)?.addresses ?? [])],
      cnames: names.get(host)?.cnames ?? [],
    }));
  }
}
