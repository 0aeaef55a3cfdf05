import { DEVELOPER_NAMES } from "./developer-names.ts";
import { DEVICE_NAMES } from "./device-names.ts";
import type { LoopbackAlias } from "./loopback-alias.ts";
import { NATIVE_APP_NAMES } from "./native-app-names.ts";

/**
 * Public or made-up names that lead to the visitor's own machine or to a device of the local network.
 *
 * Source: one per row. Snapshot: November 2026; names change hands, so the address seen in the visit is the proof.
 * Left out: names under `.localhost`, `.local`, `.internal` and `home.arpa`, which the standards reserve; and names that
 * only a resolver's block list turns to loopback (`cdn-ima.33across.com` in Europe), since nobody made them for that.
 */
export const LOOPBACK_ALIASES: readonly LoopbackAlias[] = [
  ...NATIVE_APP_NAMES,
  ...DEVELOPER_NAMES,
  ...DEVICE_NAMES,
];
