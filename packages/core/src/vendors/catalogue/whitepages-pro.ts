import type { Vendor } from "../vendor.ts";

const EKATA_COM = "https://ekata.com/";

/** Identity scores from names, addresses and telephone numbers; now Ekata. */
export const WHITEPAGES_PRO: Vendor = {
  id: "whitepages-pro",
  name: "Whitepages Pro",
  parent: "Mastercard (Ekata)",
  evidence: "no evidence",
  known: "Scores identities on the customer's server. No study that was read saw it look for local programs.",
  trust: "unconfirmed",
  sources: ["https://www.under.io/documents/settings-integrations-kyc"],
  purpose: "fraud-detection",
  hosts: [
    { suffix: "ekata.com", trust: "unconfirmed", source: EKATA_COM },
    { suffix: "pro.whitepages.com", trust: "unconfirmed", source: EKATA_COM },
  ],
  urlShapes: [],
  cnames: [],
};
