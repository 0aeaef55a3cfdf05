import { portRows } from "../port-row.ts";

/** Ports at which nothing is expected: a scanner times them to know what a closed port looks like on this machine. */
export const SCANNER_REFERENCE = portRows("scanner-reference", [
  {
    program: "Scanner's own reference port",
    vendor: "LexisNexis Risk Solutions",
    ports: [63_333],
    schemes: ["wss"],
    trust: "reported",
    source: "https://blog.nem.ec/2020/05/24/ebay-port-scanning/",
  },
]);
