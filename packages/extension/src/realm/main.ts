/* oxlint-disable typescript/unbound-method -- built-ins are taken from their places once, and applied */
import { guardBrowserFetches } from "./browser-fetches.ts";
import { takeBuiltIns } from "./built-ins.ts";
import { openCourier } from "./courier.ts";
import { guardPeerConnection } from "./peer-connection.ts";
import { tagSharedWorkers } from "./shared-worker.ts";
import { watchFrames } from "./watch-frames.ts";

const builtIns = takeBuiltIns();
const courier = openCourier(builtIns);
const seen = new WeakSet<object>();
const { add, has } = WeakSet.prototype;
const { toString: textOf } = Function.prototype;

/** Guards one realm, and the frames that it can reach before the extension does. */
function guardRealm(realm: Window & typeof globalThis): void {
  builtIns.apply(add, seen, [realm]);
  guardPeerConnection(realm, builtIns, courier);
  guardBrowserFetches(realm, builtIns, courier);
  tagSharedWorkers(realm, builtIns);
  watchFrames(realm, builtIns, guardFrame);
}

/**
 * Guards a frame that was not seen before. Later documents in it are the extension's business: only the first one is
 * reachable before the extension is.
 */
function guardFrame(frame: Window & typeof globalThis): void {
  if (builtIns.apply(has, seen, [frame])) return;
  builtIns.apply(add, seen, [frame]);
  // Of another origin: the next line throws, and nothing was touched.
  const { open } = frame;
  // What stands in front of a built-in has no name when it is written out: the extension was here already.
  if (builtIns.apply(builtIns.indexOf, builtIns.apply(textOf, open, []), ["open"]) !== -1) guardRealm(frame);
}

guardRealm(window);
