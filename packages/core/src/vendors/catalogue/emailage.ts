import type { Vendor } from "../vendor.ts";

/** Risk score of an e-mail address. */
export const EMAILAGE: Vendor = {
  id: "emailage",
  name: "Emailage",
  parent: "LexisNexis Risk Solutions",
  evidence: "no evidence",
  known:
    "Scores an e-mail address on the customer's server; its core product needs nothing in the page. No study that was read saw it look for local programs.",
  trust: "unconfirmed",
  sources: ["https://risk.lexisnexis.com/products/lexisnexis-emailage"],
  purpose: "fraud-detection",
  hosts: [{ suffix: "emailage.com", trust: "unconfirmed", source: "https://www.emailage.com/" }],
  urlShapes: [],
  cnames: [],
};
