import type { Vendor } from "../vendor.ts";

const LOCALMESS_GITHUB_IO = "https://localmess.github.io/";

/** The Meta Pixel, once the Facebook Pixel. */
export const META: Vendor = {
  id: "meta",
  name: "Meta",
  evidence: "scans",
  known:
    "From September 2024 to 3 June 2025 its pixel passed a browser's cookie to Meta's apps on the same phone through loopback ports, on 15,000 and more of the top 100,000 sites.",
  trust: "reported",
  sources: [LOCALMESS_GITHUB_IO],
  purpose: "tracking",
  hosts: [{ suffix: "connect.facebook.net", trust: "reported", source: LOCALMESS_GITHUB_IO }],
  urlShapes: [
    {
      path: /\/fbevents\.js$/,
      confidence: 0.5,
      trust: "unconfirmed",
      source: "https://developers.facebook.com/docs/meta-pixel",
    },
  ],
  cnames: [],
};
