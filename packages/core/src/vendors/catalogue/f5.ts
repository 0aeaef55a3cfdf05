import type { Vendor } from "../vendor.ts";

/** Bot defence of the BIG-IP appliance and of the former Shape Security. */
export const F5: Vendor = {
  id: "f5",
  name: "F5",
  evidence: "scans",
  known:
    "The study of 2021 found pages behind BIG-IP asking for ports of browser automation, and a visitor of a visa site found it asking for a debugging proxy. The script is served from the customer's own name.",
  trust: "reported",
  sources: ["https://textslashplain.com/page/17/", "https://askhndigests.com/"],
  purpose: "bot-detection",
  hosts: [
    {
      suffix: "zeronaught.com",
      trust: "unconfirmed",
      source: "https://docs.cloud.f5.com/docs-v2/bot-defense",
    },
  ],
  urlShapes: [
    {
      path: /^\/TSPD\/(?:[0-9a-f]{20,})?$/,
      query: { type: /^\d{1,2}$/ },
      confidence: 0.75,
      trust: "reported",
      source: "pages and servers of its customers in public repositories, read in November 2026",
    },
  ],
  cnames: [],
};
