import type { Situation } from "../situation.ts";
import { FRAUD_SCRIPTS } from "./fraud-scripts.ts";
import { HOME_NETWORK } from "./home-network.ts";
import { PUBLIC_SITES } from "./public-sites.ts";
import { THIS_MACHINE } from "./this-machine.ts";

/** Every situation, in the order in which one browser goes through them. */
export const SITUATIONS: readonly Situation[] = [
  ...HOME_NETWORK,
  ...THIS_MACHINE,
  ...PUBLIC_SITES,
  ...FRAUD_SCRIPTS,
];
