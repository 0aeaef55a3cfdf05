import type { TargetKind } from "@hushport/testbed";

/** The states that the seven ports of the talk's machine are in. */
export const SEVEN_KINDS: readonly TargetKind<"tcp">[] = [
  "http",
  "https",
  "silent",
  "banner",
  "slow",
  "closed",
  "filtered",
];
