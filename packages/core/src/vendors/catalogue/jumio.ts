import type { Vendor } from "../vendor.ts";

const JUMIO_COM = "https://www.jumio.com/";

/** Checks of identity documents and faces. */
export const JUMIO: Vendor = {
  id: "jumio",
  name: "Jumio",
  evidence: "no evidence",
  known:
    "Checks documents and faces that the visitor hands in. No study that was read saw it look for local programs.",
  trust: "unconfirmed",
  sources: [JUMIO_COM],
  purpose: "fraud-detection",
  hosts: [
    { suffix: "jumio.com", trust: "unconfirmed", source: JUMIO_COM },
    { suffix: "netverify.com", trust: "unconfirmed", source: JUMIO_COM },
    { suffix: "jumio.ai", trust: "unconfirmed", source: JUMIO_COM },
  ],
  urlShapes: [],
  cnames: [],
};
