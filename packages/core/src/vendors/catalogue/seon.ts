import type { Vendor } from "../vendor.ts";

const LOCALMESS_GITHUB_IO = "https://localmess.github.io/";

/** Device fingerprints and risk scores. */
export const SEON: Vendor = {
  id: "seon",
  name: "SEON",
  evidence: "scans",
  known:
    "Its documentation says that it scans ports to find visitors whose machine serves as a proxy; the study of 2026 saw it ask 13 ports by WebRTC.",
  trust: "documented",
  sources: [
    "https://docs.seon.io/knowledge-base/faqs/integration/are-you-able-to-detect-if-someone-is-preventing-port-scans",
    LOCALMESS_GITHUB_IO,
  ],
  purpose: "fraud-detection",
  hosts: [
    { suffix: "seondf.com", trust: "reported", source: LOCALMESS_GITHUB_IO },
    { suffix: "deviceinf.com", trust: "reported", source: LOCALMESS_GITHUB_IO },
    { suffix: "seonintelligence.com", trust: "reported", source: LOCALMESS_GITHUB_IO },
    { suffix: "seondnsresolve.com", trust: "reported", source: LOCALMESS_GITHUB_IO },
    { suffix: "seondfresolver.com", trust: "reported", source: LOCALMESS_GITHUB_IO },
    { suffix: "deviceinfresolver.com", trust: "reported", source: LOCALMESS_GITHUB_IO },
  ],
  urlShapes: [
    {
      path: /\/js\/v\d+\/agent(?:\.umd)?\.js$/,
      confidence: 0.4,
      trust: "unconfirmed",
      source: "https://docs.seon.io/",
    },
  ],
  cnames: [],
};
