import type { Vendor } from "../vendor.ts";

const IDOLOGY_COM = "https://www.idology.com/";

/** Identity verification by questions and records. */
export const IDOLOGY: Vendor = {
  id: "idology",
  name: "IDology",
  parent: "GBG",
  evidence: "no evidence",
  known:
    "Verifies identities on the customer's server. No study that was read saw it look for local programs.",
  trust: "unconfirmed",
  sources: [IDOLOGY_COM],
  purpose: "fraud-detection",
  hosts: [{ suffix: "idology.com", trust: "unconfirmed", source: IDOLOGY_COM }],
  urlShapes: [],
  cnames: [],
};
