import type { Vendor } from "../vendor.ts";

/** Credit bureau; sells device recognition of the former 41st Parameter. */
export const EXPERIAN: Vendor = {
  id: "experian",
  name: "Experian",
  evidence: "no evidence",
  known:
    "Sells device recognition that came from 41st Parameter. Whether that looks for local programs was not established. No study that was read saw it look for local programs.",
  trust: "unconfirmed",
  sources: ["https://www.experian.com/business/solutions/fraud-management"],
  purpose: "fraud-detection",
  hosts: [],
  urlShapes: [],
  cnames: [],
};
