import type { Context, Initiator, Probe } from "@hushport/core";

/** Scripts that are told apart; a page that makes more is counted as a whole beyond that. */
const MAX_INITIATORS = 1_000;

/** Places that are told apart per script. */
const MAX_PLACES = 200;

/** Places that are listed per script. */
const LISTED_PLACES = 20;

/** One script or document and what it did. */
export interface TalliedInitiator {
  readonly scriptUrl: string | null;
  /** The first document that it ran in. */
  readonly frameUrl: string | null;
  readonly contexts: readonly Context[];
  readonly places: readonly { readonly line: number; readonly column: number; readonly probeCount: number }[];
  readonly stack: Initiator["stack"];
  readonly probeCount: number;
}

interface Place {
  readonly line: number;
  readonly column: number;
  probeCount: number;
}

interface Entry {
  readonly first: Initiator;
  readonly contexts: Set<Context>;
  readonly places: Map<string, Place>;
  frameUrl: string | null;
  probeCount: number;
}

/** Counts probes by the script that made them. Its memory is bounded. */
export class InitiatorTally {
  readonly #entries = new Map<string, Entry>();
  #beyondCount = 0;

  /** Probes whose script is not told apart any more. */
  get beyondCount(): number {
    return this.#beyondCount;
  }

  add({ initiator, context }: Probe): void {
    // One script may run in many frames, and not every witness names the frame.
    const key = JSON.stringify([
      initiator.scriptUrl,
      initiator.scriptUrl === null ? initiator.frameUrl : null,
    ]);
    let entry = this.#entries.get(key);
    if (entry === undefined) {
      if (this.#entries.size >= MAX_INITIATORS) {
        this.#beyondCount += 1;
        return;
      }
      entry = { first: initiator, frameUrl: null, contexts: new Set(), places: new Map(), probeCount: 0 };
      this.#entries.set(key, entry);
    }
    entry.probeCount += 1;
    entry.frameUrl ??= initiator.frameUrl;
    entry.contexts.add(context);
    countPlace(entry.places, initiator);
  }

  /** @returns Every script, the one with most probes first. */
  list(): readonly TalliedInitiator[] {
    return [...this.#entries.values()]
      .sort((a, b) => b.probeCount - a.probeCount)
      .map(({ first, frameUrl, contexts, places, probeCount }) => ({
        scriptUrl: first.scriptUrl,
        frameUrl,
        contexts: [...contexts],
        places: [...places.values()].sort((a, b) => b.probeCount - a.probeCount).slice(0, LISTED_PLACES),
        stack: first.stack,
        probeCount,
      }));
  }
}

function countPlace(places: Map<string, Place>, { line, column }: Initiator): void {
  if (line === null) return;
  const key = `${line}:${column ?? 0}`;
  const place = places.get(key);
  if (place !== undefined) place.probeCount += 1;
  else if (places.size < MAX_PLACES) places.set(key, { line, column: column ?? 0, probeCount: 1 });
}
