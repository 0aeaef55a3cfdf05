import type { PortTrust } from "../../ports/port-row.ts";
import type { PortRange } from "./grant.ts";

/** A pair of site and local program that is known to be legitimate; off until the user clicks it. */
export interface ReadyMadePair {
  /** Short and stable: `discord`. */
  readonly id: string;
  /** Program that the ports belong to. */
  readonly program: string;
  /** One plain sentence: what works only with it. */
  readonly purpose: string;
  /** Registrable domains of the sites; `*` where any site may need it (an e-ID), which is said to the user. */
  readonly sites: readonly string[];
  /** Third parties that use it when embedded. */
  readonly embedded: readonly string[];
  /** Canonical hosts; `loopback` as in a grant. */
  readonly hosts: readonly string[];
  readonly ports: readonly PortRange[];
  readonly trust: PortTrust;
  readonly source: string;
}
