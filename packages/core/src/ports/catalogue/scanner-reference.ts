import { portRows } from "../port-row.ts";

/** Ports at which nothing is expected: a scanner times them to learn what a closed port looks like on this machine. */
export const SCANNER_REFERENCE = portRows("scanner-reference", [
  {
    program: "Scanner's own reference port",
    vendor: "LexisNexis Risk Solutions",
    ports: [63333],
    schemes: ["wss"],
    trust: "reported",
    source: "https://blog.nem.ec/2020/05/24/ebay-port-scanning/",
  },
  {
    program: "Unidentified program in ThreatMetrix's list of 2026",
    ports: [2112],
    schemes: ["wss"],
    trust: "reported",
    source: "source of a public fingerprint-replay tool, read in November 2026; not linked on purpose",
  },
]);
