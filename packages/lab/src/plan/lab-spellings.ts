import { parseIpv4, spellAddress } from "@hushport/core";

/** One way to write an address of this machine in a URL, and where a target must listen to be found by it. */
export interface LabSpelling {
  /** What stands between `//` and the port. */
  readonly text: string;
  /** Address that the target listens on. */
  readonly listenOn: "127.0.0.1" | "127.0.0.2" | "::1";
}

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

/** Every way that the lab knows to write an address of this machine, the plain one first. */
export function labSpellings(): readonly LabSpelling[] {
  const loopback = parseIpv4("127.0.0.1");
  const notations = loopback === undefined ? [] : spellAddress(loopback);
  return [...notations.map(({ text }): LabSpelling => ({ text, listenOn: "127.0.0.1" })), ...OTHER_SPELLINGS];
}
