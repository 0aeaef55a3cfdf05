import type { LoopbackAlias } from "./loopback-alias.ts";

const LOCAL_MESS = "https://localmess.github.io/";

/**
 * Public names that lead to the visitor's own machine or to a device of the local network.
 *
 * Source: one per row. Snapshot: November 2026; names change hands, so the address seen in the visit is the proof.
 * Left out: names under `.localhost`, `.local`, `.internal` and `home.arpa`, which the standards reserve.
 */
export const LOOPBACK_ALIASES: readonly LoopbackAlias[] = [
  {
    pattern: "yandexmetrica.com",
    kind: "tracking",
    program: "Yandex apps (Metrica)",
    trust: "reported",
    source: LOCAL_MESS,
  },
  {
    pattern: "*.nip.io",
    kind: "developer",
    program: "nip.io",
    trust: "documented",
    source: "https://nip.io/",
  },
  {
    pattern: "*.sslip.io",
    kind: "developer",
    program: "sslip.io",
    trust: "documented",
    source: "https://sslip.io/",
  },
];
