import type { Vendor } from "../vendor.ts";

const MITEKSYSTEMS_COM = "https://www.miteksystems.com/";

/** Checks of identity documents and cheques by camera. */
export const MITEK: Vendor = {
  id: "mitek",
  name: "Mitek",
  parent: "Mitek Systems",
  evidence: "no evidence",
  known:
    "Checks documents and faces that the visitor hands in. No study that was read saw it look for local programs.",
  trust: "unconfirmed",
  sources: [MITEKSYSTEMS_COM],
  purpose: "fraud-detection",
  hosts: [
    { suffix: "miteksystems.com", trust: "unconfirmed", source: MITEKSYSTEMS_COM },
    { suffix: "mitekcloud.com", trust: "unconfirmed", source: MITEKSYSTEMS_COM },
  ],
  urlShapes: [],
  cnames: [],
};
