import type { Vendor } from "../vendor.ts";

const EZMCOM_COM = "https://www.ezmcom.com/";

/** Strong authentication and behavioural biometrics. */
export const EZMCOM: Vendor = {
  id: "ezmcom",
  name: "EZMCOM",
  evidence: "no evidence",
  known:
    "Sells authentication and behavioural biometrics to banks. No study that was read saw it look for local programs.",
  trust: "unconfirmed",
  sources: [EZMCOM_COM],
  purpose: "fraud-detection",
  hosts: [{ suffix: "ezmcom.com", trust: "unconfirmed", source: EZMCOM_COM }],
  urlShapes: [],
  cnames: [],
};
