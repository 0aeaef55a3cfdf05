import type { Vendor } from "../vendor.ts";

/** Digital identity and anti-money-laundering scores. */
export const IDENTITYMIND: Vendor = {
  id: "identitymind",
  name: "IdentityMind",
  parent: "Acuant (GBG)",
  evidence: "no evidence",
  known:
    "Scores identities and payments; offers a device script. No study that was read saw it look for local programs.",
  trust: "unconfirmed",
  sources: ["https://www.acuant.com/"],
  purpose: "fraud-detection",
  hosts: [
    { suffix: "identitymind.com", trust: "unconfirmed", source: "https://www.identitymind.com/" },
    { suffix: "identitymindglobal.com", trust: "unconfirmed", source: "https://identitymindglobal.com/" },
  ],
  urlShapes: [],
  cnames: [],
};
