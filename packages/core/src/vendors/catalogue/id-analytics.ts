import type { Vendor } from "../vendor.ts";

/** Identity risk scores. */
export const ID_ANALYTICS: Vendor = {
  id: "id-analytics",
  name: "ID Analytics",
  parent: "LexisNexis Risk Solutions",
  evidence: "no evidence",
  known: "Scores identities on the customer's server. No study that was read saw it look for local programs.",
  trust: "unconfirmed",
  sources: ["https://www.under.io/documents/settings-integrations-kyc"],
  purpose: "fraud-detection",
  hosts: [{ suffix: "idanalytics.com", trust: "unconfirmed", source: "https://www.idanalytics.com/" }],
  urlShapes: [],
  cnames: [],
};
