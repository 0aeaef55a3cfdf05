import { pathShape } from "../ledger/path-class.ts";
import type { Cell } from "../ledger/cell.ts";
import type { PortView } from "./port-view.ts";

/** A client asks its own program for its own things; the same thing asked of several endpoints is a question to nobody. */
export const MIN_SHARED = 2;

/** Files that pages embed; asked of several ports they are bait, whatever their names. */
const STATIC_FILE = /\.(?:png|gif|jpe?g|ico|svg|webp|js|css|html?|txt|mp4|mp3|woff2?)(?:\?|$)/i;

/** Tells probes that only ask whether a port is there from requests of a client that knows what it talks to. */
export interface ProbingTest {
  /** Nothing in particular was asked for, or the same thing as of other endpoints. */
  readonly isProbing: (view: PortView) => boolean;
  /** What was asked for is a client's question, though several ports were asked: a program is looked for by name. */
  readonly isQuery: (view: PortView) => boolean;
}

/** Prepares the test: what is asked of one port means little without what is asked of the others. */
export function createProbingTest(cells: readonly Cell[]): ProbingTest {
  const endpoints = new Map<string, Set<string>>();
  for (const cell of cells) {
    for (const path of cell.paths) {
      const shape = pathShape(path);
      const known = endpoints.get(shape) ?? new Set();
      endpoints.set(shape, known.add(`${cell.place.index} ${cell.port}`));
    }
  }
  const shared = new Set([...endpoints].filter(([, own]) => own.size >= MIN_SHARED).map(([shape]) => shape));
  return {
    isProbing: ({ shapes }) => [...shapes].every((shape) => shared.has(shape)),
    isQuery: ({ shapes, cells: own }) =>
      shapes.size > 0 &&
      !own.some((cell) => cell.hasBarePath) &&
      ![...shapes].some((shape) => STATIC_FILE.test(shape)),
  };
}
