import { parseIpv4, spellAddress } from "@hushport/core";
import { LAN_SPELLINGS, type LanPlaces } from "./lan-spellings.ts";

/** One way to write an address in a URL, and where a target must listen to be found by it. */
export interface LabSpelling {
  /** What stands between `//` and the port; for a network, what its hosts are written like. */
  readonly text: string;
  /** Address that the target listens on. */
  readonly listenOn: string;
  /** Present where the spelling stands for a network: what is written for which of its hosts. */
  readonly hosts?: LanPlaces;
}

/** Where a run takes place: on this machine's own network, or in one that it made. */
export type LabNetworkKind = "host" | "namespace";

/** A public-looking name that the lab's browsers resolve to 127.0.0.1, as an attacker's own name server would. */
export const REBOUND_NAME = "rebound.test";

/** The spelling in which channels are compared. */
export const PLAIN_SPELLING: LabSpelling = { text: "127.0.0.1", listenOn: "127.0.0.1" };

/**
 * Ways to name this machine that are not notations of 127.0.0.1.
 *
 * Source: RFC 6761 §6.3 (`localhost` and names below it), RFC 1122 §3.2.1.3 (all of 127/8), RFC 4291 §2.5 (`::1`), and
 * the unspecified addresses, which Linux connects to itself.
 * Snapshot: 2026-11-22.
 * Left out: names that only a public resolver knows; `REBOUND_NAME` stands for them.
 */
const OTHER_SPELLINGS: readonly LabSpelling[] = [
  { text: "localhost", listenOn: "127.0.0.1" },
  { text: "LOCALHOST", listenOn: "127.0.0.1" },
  { text: "localhost.", listenOn: "127.0.0.1" },
  { text: "any.name.localhost", listenOn: "127.0.0.1" },
  { text: REBOUND_NAME, listenOn: "127.0.0.1" },
  { text: "127.0.0.2", listenOn: "127.0.0.2" },
  { text: "0.0.0.0", listenOn: "127.0.0.1" },
  { text: "0", listenOn: "127.0.0.1" },
  { text: "[::1]", listenOn: "::1" },
  { text: "[0:0:0:0:0:0:0:1]", listenOn: "::1" },
  { text: "[::]", listenOn: "::1" },
];

/** Every way that the lab knows to write an address, the plain one first; local networks only where there is one. */
export function labSpellings(network: LabNetworkKind = "host"): readonly LabSpelling[] {
  const loopback = parseIpv4("127.0.0.1");
  const notations = loopback === undefined ? [] : spellAddress(loopback);
  return [
    ...notations.map(({ text }): LabSpelling => ({ text, listenOn: "127.0.0.1" })),
    ...OTHER_SPELLINGS,
    ...(network === "namespace" ? LAN_SPELLINGS : []),
  ];
}
