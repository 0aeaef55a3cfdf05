import { addressesOf, type NameRecord } from "@hushport/testbed";
import type { HostKind } from "./host-kinds.ts";
import type { LabSpelling } from "./lab-spellings.ts";

/** A host of the local network: what a page writes, and the address behind it. */
export interface LanPlace {
  readonly text: string;
  /** IP address, IPv6 without brackets. */
  readonly address: string;
}

/** The host on which targets are opened, and those that are targets themselves. */
export type LanPlaces = Readonly<Record<"alive" | HostKind, LanPlace>>;

const IPV4: LanPlaces = placesOf((host) => `192.168.77.${host}`);
const IPV6: LanPlaces = placesOf(
  (host) => `fd77::${host}`,
  (address) => `[${address}]`,
);

/** Names as a home router gives them; the lab's own name server answers for them. */
const NAMED: LanPlaces = {
  alive: { text: "nas.lan.test", address: IPV4.alive.address },
  "refusing-host": { text: "phone.lan.test", address: IPV4["refusing-host"].address },
  "filtering-host": { text: "laptop.lan.test", address: IPV4["filtering-host"].address },
  "dead-host": { text: "old.lan.test", address: IPV4["dead-host"].address },
};

/**
 * Ways to write hosts of the local network, each for all hosts.
 *
 * Source: the addresses of `DEFAULT_LAN` in the testbed. Snapshot: 2026-11-22.
 * Left out: notations, which browsers turn into these before anything is decided (see the spellings of loopback).
 */
export const LAN_SPELLINGS: readonly LabSpelling[] = [
  { text: "192.168.77.x", listenOn: IPV4.alive.address, hosts: IPV4 },
  { text: "[fd77::x]", listenOn: IPV6.alive.address, hosts: IPV6 },
  { text: "name.lan.test", listenOn: NAMED.alive.address, hosts: NAMED },
];

/** What the name server has to know for them. */
export const LAN_RECORDS: readonly NameRecord[] = Object.values(NAMED).map(({ text, address }) =>
  addressesOf(text, address),
);

/** Hosts 1, 20, 30 and 40 of a network, in the testbed's order of states. */
function placesOf(addressOf: (host: number) => string, write = (address: string) => address): LanPlaces {
  const place = (host: number): LanPlace => ({ text: write(addressOf(host)), address: addressOf(host) });
  return {
    alive: place(1),
    "refusing-host": place(20),
    "filtering-host": place(30),
    "dead-host": place(40),
  };
}
