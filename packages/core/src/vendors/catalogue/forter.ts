import type { Vendor } from "../vendor.ts";

const FORTER_COM = "https://www.forter.com/";

/** Fraud decisions for shops. */
export const FORTER: Vendor = {
  id: "forter",
  name: "Forter",
  evidence: "unknown",
  known:
    "Judges buyers by a script that is often served from the customer's own name. Whether it asks local ports was not established.",
  trust: "unconfirmed",
  sources: [FORTER_COM],
  purpose: "fraud-detection",
  hosts: [{ suffix: "forter.com", trust: "unconfirmed", source: FORTER_COM }],
  urlShapes: [],
  cnames: [],
};
