import type { ReadyMadePair } from "../ready-made-pair.ts";
import { BANKING } from "./banking.ts";
import { DESKTOP_PROGRAMS } from "./desktop-programs.ts";
import { DEVELOPER_TOOLS } from "./developer-tools.ts";
import { ELECTRONIC_IDENTITY } from "./electronic-identity.ts";
import { HARDWARE } from "./hardware.ts";
import { WALLETS } from "./wallets.ts";

/** Pairs of sites and local programs that are known to be legitimate: all off until the user clicks one. */
export const READY_MADE_PAIRS: readonly ReadyMadePair[] = [
  ...ELECTRONIC_IDENTITY,
  ...BANKING,
  ...DESKTOP_PROGRAMS,
  ...HARDWARE,
  ...WALLETS,
  ...DEVELOPER_TOOLS,
];
