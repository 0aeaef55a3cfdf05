import type { Vendor } from "../vendor.ts";

const IBM_COM = "https://www.ibm.com/trusteer";

/** Malware and fraud detection in bank pages; Rapport is its native agent. */
export const IBM_TRUSTEER: Vendor = {
  id: "ibm-trusteer",
  name: "IBM Trusteer",
  parent: "IBM",
  evidence: "unknown",
  known:
    "Injects a script into bank pages and offers a native agent, Rapport. Whether the script asks local ports was not established. No study that was read saw it look for local programs.",
  trust: "unconfirmed",
  sources: [IBM_COM],
  purpose: "fraud-detection",
  hosts: [{ suffix: "trusteer.com", trust: "unconfirmed", source: IBM_COM }],
  urlShapes: [],
  cnames: [],
};
