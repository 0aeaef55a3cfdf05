import type { Vendor } from "../vendor.ts";

const PINDROP_COM = "https://www.pindrop.com/";

/** Fraud detection on telephone calls. */
export const PINDROP: Vendor = {
  id: "pindrop",
  name: "Pindrop",
  evidence: "no evidence",
  known:
    "Judges telephone calls; nothing of it runs in a page, as far as is known. No study that was read saw it look for local programs.",
  trust: "unconfirmed",
  sources: [PINDROP_COM],
  purpose: "fraud-detection",
  hosts: [{ suffix: "pindrop.com", trust: "unconfirmed", source: PINDROP_COM }],
  urlShapes: [],
  cnames: [],
};
