import type { Vendor } from "../vendor.ts";

/** Authentication of telephone callers. */
export const TRUSTID: Vendor = {
  id: "trustid",
  name: "TRUSTID",
  parent: "TransUnion (Neustar)",
  evidence: "no evidence",
  known:
    "Judges telephone calls; nothing of it runs in a page, as far as is known. No study that was read saw it look for local programs.",
  trust: "unconfirmed",
  sources: ["https://www.transunion.com/solution/truvalidate"],
  purpose: "fraud-detection",
  hosts: [{ suffix: "trustid.com", trust: "unconfirmed", source: "https://www.trustid.com/" }],
  urlShapes: [],
  cnames: [],
};
