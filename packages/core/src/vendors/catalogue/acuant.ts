import type { Vendor } from "../vendor.ts";

const ACUANT_COM = "https://www.acuant.com/";

/** Checks of identity documents and faces. */
export const ACUANT: Vendor = {
  id: "acuant",
  name: "Acuant",
  parent: "GBG",
  evidence: "no evidence",
  known:
    "Checks documents and faces that the visitor hands in; it is named in the reporting of 2020 as a vendor of the same market. No study that was read saw it look for local programs.",
  trust: "unconfirmed",
  sources: [ACUANT_COM],
  purpose: "fraud-detection",
  hosts: [
    { suffix: "acuant.com", trust: "unconfirmed", source: ACUANT_COM },
    { suffix: "acuant.net", trust: "unconfirmed", source: ACUANT_COM },
  ],
  urlShapes: [],
  cnames: [],
};
