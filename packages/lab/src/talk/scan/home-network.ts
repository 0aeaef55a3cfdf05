import { shuffle } from "../numbers.ts";

/** Last octets that hosts of a /24 can have. */
export const FIRST_HOST = 1;
export const LAST_HOST = 254;

/** How a router gives addresses to the devices of a home. */
export const LAYOUTS = ["in order", "in order from anywhere", "spread over the pool"] as const;

/** How a router gives addresses to the devices of a home. */
export type Layout = (typeof LAYOUTS)[number];

/**
 * Where routers begin to give addresses, as last octets.
 *
 * Source: makers' published factory settings, by memory; none was looked up, so each row is `reported`, not confirmed.
 * Snapshot: 2026-11-22. Left out: routers that use other prefix lengths than /24.
 */
export const POOL_STARTS = [
  [100, "reported"], // OpenWrt, TP-Link, D-Link, Linksys
  [2, "reported"], // Netgear, many of internet providers
  [20, "reported"], // FRITZ!Box, whose pool ends at 200
  [64, "reported"], // some of internet providers
  [10, "reported"], // some of internet providers
  [33, "reported"], // some of internet providers
] as const satisfies readonly (readonly [start: number, confidence: "reported" | "confirmed"])[];

/** Pool of OpenWrt's factory setting: `start '100'`, `limit '150'`. */
const POOL = { start: 100, size: 150 } as const;

/** Of leases in order, every so many has run out since. */
const GAP_EVERY = 4;

/** Devices of a home besides its router. */
export const DEVICES = 9;

/** Leases that were given in order, some of which have run out. */
const GIVEN = Math.ceil((DEVICES * GAP_EVERY) / (GAP_EVERY - 1));

/** Last octets of the hosts that are there: the router, and devices by the layout. */
export function drawHomeNetwork(layout: Layout, random: () => number): readonly number[] {
  const [beginning = POOL.start] = shuffle(POOL_STARTS, random)[0] ?? [];
  const placesFrom = (start: number) => Array.from({ length: POOL.size }, (_, place) => start + place);
  switch (layout) {
    case "in order":
      return withRouter(someOf(placesFrom(beginning), random));
    case "in order from anywhere": {
      // A beginning that no table of a scanner has.
      const places = LAST_HOST - FIRST_HOST - GIVEN + 1;
      return withRouter(someOf(placesFrom(FIRST_HOST + 1 + Math.floor(random() * places)), random));
    }
    case "spread over the pool":
      // As dnsmasq does by default: the place in the pool is a hash of the hardware address.
      return withRouter(shuffle(placesFrom(POOL.start), random).slice(0, DEVICES));
    default:
      return layout satisfies never;
  }
}

/** Those that are left of the leases that were given first, whichever. */
function someOf(places: readonly number[], random: () => number): readonly number[] {
  return shuffle(places.slice(0, GIVEN), random).slice(0, DEVICES);
}

function withRouter(devices: readonly number[]): readonly number[] {
  return [FIRST_HOST, ...devices].toSorted((a, b) => a - b);
}
