import type { Connection, createSlot, Slot } from "../create-slot.ts";
import type { wrapClass } from "../wrap-class.ts";
import type { hushFrames } from "./hush-frames.ts";
import type { hushWorkers } from "./hush-workers.ts";
import type { rebaseWorker } from "./rebase-worker.ts";

/** The functions that make up the library: handed over, because those that run in workers refer to no module. */
export interface Parts {
  readonly createSlot: typeof createSlot;
  readonly wrapClass: typeof wrapClass;
  readonly rebaseWorker: typeof rebaseWorker;
  readonly hushWorkers: typeof hushWorkers;
  readonly hushFrames: typeof hushFrames;
  readonly hushRealm: typeof hushRealm;
}

/** What all realms of one page have in common. */
export interface Shared {
  readonly parts: Parts;
  /** Text of an expression for {@link Parts}. */
  readonly source: string;
  readonly latencyMs: number;
  readonly workers: "install" | "leave";
  readonly connections: Slot<Connection>;
  /** Prototypes of classes that are done. */
  readonly done: Slot<true>;
  readonly blobs: Map<string, Blob>;
}

/** Hushes one realm: its WebSocket, its workers and its frames. Self-contained, as `wrapClass` is. */
export function hushRealm(shared: Shared, realm: typeof globalThis, url?: string): void {
  const { parts, source, latencyMs, workers, connections, done, blobs } = shared;
  const Native = realm.WebSocket;
  if (done.read(Native.prototype) === true) return;
  done.put(Native.prototype, true);
  const { defineProperty, deleteProperty, getOwnPropertyDescriptor } = realm.Reflect;
  const { stringify } = realm.JSON;

  const value = parts.wrapClass({
    realm,
    Native,
    latencyMs,
    slot: connections,
    place: "in-place",
    signal: undefined,
    createError: undefined,
  });
  const old = getOwnPropertyDescriptor(realm, "WebSocket");
  defineProperty(realm, "WebSocket", { __proto__: null, ...old, value } as PropertyDescriptor);
  // Another client of the same protocol, in Chromium only: pages have to do without it anyway.
  deleteProperty(realm, "WebSocketStream");

  if (url !== undefined && /^https?:/.test(url)) parts.rebaseWorker(realm, url);
  // Only windows have documents.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const page = "document" in realm ? (realm as Window & typeof globalThis) : undefined;
  if (workers === "install")
    parts.hushWorkers({
      realm,
      blobs,
      readBase: () => page?.document.baseURI ?? url ?? realm.location.href,
      bootstrap: (script) =>
        `"use strict";((parts)=>parts.hushRealm({parts,source:${stringify(source)},latencyMs:${latencyMs},workers:"install",connections:parts.createSlot(),done:parts.createSlot(),blobs:new Map},self,${stringify(script)}))(${source})`,
    });
  if (page !== undefined) parts.hushFrames(page, (frame) => parts.hushRealm(shared, frame));
}
