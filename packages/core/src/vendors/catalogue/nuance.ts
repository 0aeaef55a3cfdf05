import type { Vendor } from "../vendor.ts";

const NUANCE_COM = "https://www.nuance.com/";

/** Voice biometrics and chat. */
export const NUANCE: Vendor = {
  id: "nuance",
  name: "Nuance",
  parent: "Microsoft",
  evidence: "no evidence",
  known:
    "Recognises voices on the telephone; its page product is chat. No study that was read saw it look for local programs.",
  trust: "unconfirmed",
  sources: [NUANCE_COM],
  purpose: "fraud-detection",
  hosts: [
    { suffix: "nuance.com", trust: "unconfirmed", source: NUANCE_COM },
    { suffix: "inq.com", trust: "unconfirmed", source: NUANCE_COM },
  ],
  urlShapes: [],
  cnames: [],
};
