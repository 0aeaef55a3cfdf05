import type { Vendor } from "../vendor.ts";

const CUSTOMERS_PAGES = "pages and servers of its customers in public repositories, read in November 2026";

/** Device and behaviour scores for payments. */
export const SARDINE: Vendor = {
  id: "sardine",
  name: "Sardine",
  evidence: "unknown",
  known:
    "Advertises that it detects remote control of the visitor's machine; by which means was not established.",
  trust: "unconfirmed",
  sources: ["https://docs.sardine.ai/"],
  purpose: "fraud-detection",
  hosts: [{ suffix: "sardine.ai", trust: "reported", source: CUSTOMERS_PAGES }],
  urlShapes: [
    { path: /^\/assets\/loader\.min\.js$/, confidence: 0.2, trust: "reported", source: CUSTOMERS_PAGES },
  ],
  cnames: [],
};
