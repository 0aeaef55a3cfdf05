import { createPairs } from "./create-pairs.ts";

/**
 * Bridges between pages and hardware wallets.
 *
 * Source: one per row; ports are the port catalogue's.
 * Snapshot: 2026-11-22.
 * Left out: wallets that browsers reach by WebUSB or WebHID.
 */
export const WALLETS = createPairs([
  {
    id: "trezor-bridge",
    program: "Trezor Bridge",
    purpose: "Reaches a Trezor wallet from Trezor's pages.",
    sites: ["trezor.io"],
    trust: "reported",
    source:
      "https://community.brave.com/t/bug-brave-shields-break-trezor-bridge-connect-when-accessing-wallet/219544",
  },
  {
    id: "ledger-live",
    program: "Ledger Live bridge",
    purpose: "Reaches a Ledger wallet from Ledger's pages.",
    sites: ["ledger.com"],
    trust: "unconfirmed",
    source: "https://github.com/LedgerHQ/ledger-live",
  },
  {
    id: "bitbox-bridge",
    program: "BitBoxBridge",
    purpose: "Reaches a BitBox wallet from BitBox's and MyEtherWallet's pages.",
    sites: ["bitbox.swiss", "myetherwallet.com"],
    trust: "unconfirmed",
    source: "https://github.com/BitBoxSwiss/bitbox-bridge",
  },
  {
    id: "keepkey-bridge",
    program: "KeepKey Bridge",
    purpose: "Reaches a KeepKey wallet from ShapeShift's pages.",
    sites: ["shapeshift.com"],
    trust: "unconfirmed",
    source: "https://github.com/keepkey/keepkey-desktop",
  },
]);
