import type { PortTrust } from "../port-row.ts";

/** Why a public name stands for the visitor's own machine or network. */
export const ALIAS_KINDS = ["native-app", "tracking", "developer", "device"] as const;

/** Why a public name stands for the visitor's own machine or network. */
export type AliasKind = (typeof ALIAS_KINDS)[number];

/** A public name that leads to loopback or to a device of the local network. */
export interface LoopbackAlias {
  /** Lower-case name; `*.` in front stands for any name below it, and not for itself. */
  readonly pattern: string;
  readonly kind: AliasKind;
  /** Program or service that the name was made for. */
  readonly program: string;
  readonly trust: PortTrust;
  readonly source: string;
}
