import { shuffle } from "../numbers.ts";
import { FIRST_HOST, LAST_HOST, POOL_STARTS } from "./home-network.ts";

/** What a scanner knows when it chooses where to look next. */
export interface SearchState {
  readonly tried: ReadonlySet<number>;
  /** Last octets of hosts that answered. */
  readonly found: readonly number[];
}

/** A way to search a /24 for hosts. */
export interface Strategy {
  readonly name: string;
  /** Addresses that are tried at once: few for who learns from each answer. */
  readonly atOnce: number;
  /** Every host's last octet, the next ones to try first; what was tried already is not in it. */
  readonly rank: (state: SearchState) => readonly number[];
}

const ALL: readonly number[] = Array.from(
  { length: LAST_HOST - FIRST_HOST + 1 },
  (_, place) => FIRST_HOST + place,
);

/** From the first to the last, as a loop does. */
export const inOrder: Strategy = {
  name: "in order",
  atOnce: 16,
  rank: ({ tried }) => ALL.filter((host) => !tried.has(host)),
};

/** Without any knowledge: no address is better than another. */
export function atRandom(random: () => number): Strategy {
  const order = shuffle(ALL, random);
  return { name: "at random", atOnce: 16, rank: ({ tried }) => order.filter((host) => !tried.has(host)) };
}

/** First where routers and their pools begin, then next to what was found. */
export const nextToFinds: Strategy = {
  name: "next to finds",
  atOnce: 8,
  rank: ({ tried, found }) => {
    const anchors = found.filter((host) => host !== FIRST_HOST);
    // The router is always there, and tells nothing of where the devices are.
    const beginnings = anchors.length === 0 ? BEGINNINGS : [];
    const distance = (host: number): number =>
      Math.min(
        ...anchors.map((anchor) => Math.abs(anchor - host)),
        ...BEGINNINGS.map((start) => reach(start, host)),
      );
    const rest = ALL.filter((host) => !beginnings.includes(host)).toSorted(
      (a, b) => distance(a) - distance(b) || a - b,
    );
    return [...beginnings, ...rest].filter((host) => !tried.has(host));
  },
};

const BEGINNINGS: readonly number[] = [FIRST_HOST, ...POOL_STARTS.map(([start]) => start)];

/** Pools grow upwards, and a beginning that was tried is worth less than a find. */
const BEGINNING_PENALTY = 4;

function reach(start: number, host: number): number {
  return host < start ? LAST_HOST : BEGINNING_PENALTY + (host - start);
}
