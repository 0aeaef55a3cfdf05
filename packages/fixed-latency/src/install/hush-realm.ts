/* oxlint-disable typescript/no-unsafe-type-assertion -- only windows have documents */
import type { createPatch } from "../create-patch.ts";
import type { Connection, createSlot, Slot } from "../create-slot.ts";
import type { watchSockets } from "../watch-sockets.ts";
import type { hushFrames } from "./hush-frames.ts";
import type { hushWorkers } from "./hush-workers.ts";
import type { rebaseWorker } from "./rebase-worker.ts";

/** The functions that make up the library: handed over, because those that run in workers refer to no module. */
export type Parts = readonly [
  Hush: typeof hushRealm,
  createSlot: typeof createSlot,
  createPatch: typeof createPatch,
  watchSockets: typeof watchSockets,
  hushWorkers: typeof hushWorkers,
  rebaseWorker: typeof rebaseWorker,
  hushFrames: typeof hushFrames,
];

/** What all realms of one page have in common. */
export interface Shared {
  readonly parts: Parts;
  /** Text of an expression for {@link Parts}. */
  readonly source: string;
  readonly latencyMs: number;
  readonly workers?: "install" | "leave" | undefined;
  /** One for all realms, so that the getters of one know the sockets of another; prototypes that are done are in it too. */
  readonly slot: Slot<Connection>;
  readonly blobs: Record<string, Blob | undefined>;
}

/** Hushes one realm: its WebSocket, its workers and its frames. Self-contained, as `watchSockets` is. */
export function hushRealm(shared: Shared, realm: typeof globalThis, url?: string): void {
  const { parts, source, latencyMs, workers, slot, blobs } = shared;
  // By index: a page may have replaced what asks a list for its items, one by one.
  const { 0: hush, 2: createPatch, 3: watchSockets, 4: hushWorkers, 5: rebaseWorker, 6: hushFrames } = parts;
  const Native = realm.WebSocket;
  const native = Native.prototype;
  if (slot.read(native) !== undefined) return;
  slot.put(native, { state: 1 } as Connection);
  const patch = createPatch(realm);

  const { around, dress } = watchSockets({ realm, Native, latencyMs, slot, patch });
  patch(realm, "WebSocket", around);
  dress(native);
  // Another client of the same protocol, in Chromium only: pages have to do without it anyway.
  realm.Reflect.deleteProperty(realm, "WebSocketStream");

  if (url !== undefined && /^https?:/.test(url)) rebaseWorker(realm, patch, url);
  if (workers !== "leave")
    hushWorkers(realm, patch, {
      blobs,
      bootstrap: (quotedUrl) =>
        `"use strict";(p=>p[0]({parts:p,source:"["+p+"]",latencyMs:${latencyMs},slot:p[1](),blobs:{__proto__:null}},self,${quotedUrl}))(${source})`,
    });
  if ("document" in realm)
    hushFrames(realm as Window & typeof globalThis, patch, (frame) => hush(shared, frame));
}
