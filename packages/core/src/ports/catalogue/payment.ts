import { portRows } from "../port-row.ts";

const BITCOINCORE_ORG_EN = "https://bitcoincore.org/en/doc/";

/** Wallets of virtual currencies, nodes and card readers. */
export const PAYMENT = portRows("payment", [
  {
    program: "Trezor Bridge",
    vendor: "SatoshiLabs",
    ports: [21325],
    schemes: ["http"],
    paths: ["/enumerate", "/listen", "/acquire"],
    trust: "reported",
    source: "https://github.com/trezor/trezord-go",
  },
  {
    program: "Ledger Live bridge",
    vendor: "Ledger",
    ports: [8435],
    schemes: ["ws"],
    trust: "unconfirmed",
    source: "https://github.com/LedgerHQ/ledger-live",
  },
  {
    program: "Frame wallet",
    vendor: "Frame",
    ports: [1248],
    schemes: ["http", "ws"],
    trust: "unconfirmed",
    source: "https://docs.frame.sh/",
  },
  {
    program: "BitBoxBridge",
    vendor: "BitBox",
    ports: [8178],
    schemes: ["http"],
    trust: "unconfirmed",
    source: "https://github.com/BitBoxSwiss/bitbox-bridge",
  },
  {
    program: "KeepKey Bridge",
    vendor: "ShapeShift",
    ports: [1646],
    schemes: ["http"],
    trust: "unconfirmed",
    source: "https://github.com/keepkey/keepkey-desktop",
  },
  {
    program: "MetaMask Desktop",
    vendor: "Consensys",
    ports: [7071],
    schemes: ["ws"],
    trust: "unconfirmed",
    source: "https://github.com/MetaMask/metamask-desktop",
  },
  {
    program: "Bitcoin node",
    vendor: "Bitcoin Core",
    ports: [8332],
    schemes: ["http"],
    trust: "unconfirmed",
    source: BITCOINCORE_ORG_EN,
  },
  {
    program: "Bitcoin peer-to-peer network",
    vendor: "Bitcoin Core",
    ports: [8333],
    trust: "unconfirmed",
    source: BITCOINCORE_ORG_EN,
  },
  {
    program: "Monero node",
    vendor: "Monero",
    ports: [18081],
    schemes: ["http"],
    trust: "unconfirmed",
    source: "https://docs.getmonero.org/interacting/monerod-reference/",
  },
  {
    program: "Solana test validator",
    vendor: "Anza",
    ports: [8899],
    schemes: ["http"],
    trust: "reported",
    source: "https://github.com/bountyyfi/localtap",
  },
  {
    program: "Lightning Network daemon (lnd)",
    vendor: "Lightning Labs",
    ports: [10009],
    trust: "unconfirmed",
    source: "https://docs.lightning.engineering/",
  },
]);
