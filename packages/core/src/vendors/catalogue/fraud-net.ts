import type { Vendor } from "../vendor.ts";

const FRAUD_NET_SITE = "https://fraud.net/";

/** Fraud scores from shared data. */
export const FRAUD_NET: Vendor = {
  id: "fraud-net",
  name: "Fraud.net",
  evidence: "no evidence",
  known:
    "Scores transactions on the customer's server and offers a device script. No study that was read saw it look for local programs.",
  trust: "unconfirmed",
  sources: [FRAUD_NET_SITE],
  purpose: "fraud-detection",
  hosts: [{ suffix: "fraud.net", trust: "unconfirmed", source: FRAUD_NET_SITE }],
  urlShapes: [],
  cnames: [],
};
