import type { Vendor } from "../vendor.ts";

const DEVELOPERS_SIFT_COM = "https://developers.sift.com/";

/** Fraud scores for shops and market places. */
export const SIFT: Vendor = {
  id: "sift",
  name: "Sift",
  evidence: "unknown",
  known: "Judges visitors by a script and a beacon. Whether it asks local ports was not established.",
  trust: "unconfirmed",
  sources: [DEVELOPERS_SIFT_COM],
  purpose: "fraud-detection",
  hosts: [
    { suffix: "sift.com", trust: "unconfirmed", source: DEVELOPERS_SIFT_COM },
    { suffix: "siftscience.com", trust: "unconfirmed", source: DEVELOPERS_SIFT_COM },
    {
      suffix: "hexagon-analytics.com",
      trust: "reported",
      source: "content security policies of its customers in public repositories, read in November 2026",
    },
  ],
  urlShapes: [],
  cnames: [],
};
