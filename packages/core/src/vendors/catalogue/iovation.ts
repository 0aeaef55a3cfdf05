import type { Vendor } from "../vendor.ts";

const CUSTOMERS_PAGES = "pages and servers of its customers in public repositories, read in November 2026";
const IOVATION_COM = "https://www.iovation.com/";

/** Device recognition; its script makes the "blackbox". */
export const IOVATION: Vendor = {
  id: "iovation",
  name: "iovation",
  parent: "TransUnion",
  evidence: "no evidence",
  known:
    "Recognises devices by a script that customers often serve from their own name. It opens a WebSocket to its own server, to see the visitor's real address; that is no probe of the visitor's machine. No study that was read saw it look for local programs.",
  trust: "unconfirmed",
  sources: ["https://www.transunion.com/solution/truvalidate"],
  purpose: "fraud-detection",
  hosts: [
    { suffix: "iesnare.com", trust: "reported", source: CUSTOMERS_PAGES },
    { suffix: "iovation.com", trust: "unconfirmed", source: IOVATION_COM },
  ],
  urlShapes: [
    {
      path: /\/iojs\/(?:[\w.-]+\/){1,3}(?:dyn|static)_wdp\.js$/,
      confidence: 0.75,
      trust: "reported",
      source: CUSTOMERS_PAGES,
    },
    {
      path: /\/iojs\/(?:[\w.-]+\/){1,4}logo\.js$/,
      confidence: 0.6,
      trust: "unconfirmed",
      source: IOVATION_COM,
    },
  ],
  cnames: [],
};
