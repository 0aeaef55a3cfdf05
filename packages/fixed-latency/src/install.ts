import { createPatch } from "./create-patch.ts";
import { createSlot, type Connection } from "./create-slot.ts";
import { hushFrames } from "./install/hush-frames.ts";
import { hushRealm, type Parts, type Shared } from "./install/hush-realm.ts";
import { hushWorkers } from "./install/hush-workers.ts";
import { rebaseWorker } from "./install/rebase-worker.ts";
import { parseLatencyMs } from "./options.ts";
import { watchSockets } from "./watch-sockets.ts";

export { DEFAULT_LATENCY_MS, MAX_LATENCY_MS } from "./options.ts";

/** How a page is hushed. All have defaults. */
export interface InstallOptions {
  /** As `latencyMs` of `fixedLatency()`, in milliseconds. Default: 6000. */
  readonly latencyMs?: number;
  /**
   * `install`: workers begin with this library, as a blob; a Content Security Policy has to allow `blob:` in
   * `worker-src`. `leave`: workers stay as they are, and their WebSockets too. Default: `install`.
   */
  readonly workers?: "install" | "leave";
}

const PARTS: Parts = [
  hushRealm,
  createSlot,
  createPatch,
  watchSockets,
  hushWorkers,
  rebaseWorker,
  hushFrames,
];

// At once: code that runs later may have replaced what turns functions into text.
const SOURCE = `[${PARTS.join()}]`;

/** For all realms of a page, in this copy of the library. */
const SLOT = createSlot<Connection>();

/**
 * Replaces `WebSocket` in a page or worker, and in the frames and workers that it makes, by one that reports failures
 * at one latency. It has to run before any code that is not trusted. A second call changes nothing.
 *
 * @throws {TypeError} If `realm` has no WebSocket, or `latencyMs` is not a number.
 * @throws {RangeError} If `latencyMs` is not above 0, or no timer can wait so long.
 */
export function installFixedLatency(
  realm: typeof globalThis = globalThis,
  options: InstallOptions = {},
): void {
  const latencyMs = parseLatencyMs(options);
  if (typeof realm.WebSocket !== "function")
    throw new TypeError("Cannot fix the latency: there is no WebSocket");
  const shared: Shared = {
    parts: PARTS,
    source: SOURCE,
    latencyMs,
    workers: options.workers,
    slot: SLOT,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- that it has no prototype
    blobs: { __proto__: null as never },
  };
  hushRealm(shared, realm);
}
