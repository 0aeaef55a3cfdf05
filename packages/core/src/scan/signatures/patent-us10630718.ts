import { portSetSignature } from "./port-set.ts";

/** The list of a patent on telling remote-controlled computers by their open ports, tried by images and XMLHttpRequest. */
export const patentUs10630718 = portSetSignature({
  id: "patent-us10630718",
  source: "https://patents.google.com/patent/US10630718B2/en",
  kind: "scan",
  vendor: null,
  vendorId: null,
  purpose: "fraud-detection",
  description: "US patent 10,630,718, a way to tell fraud by open ports",
  categories: [],
  sets: [
    {
      ports: [
        [21, 2],
        [22, 2],
        [25, 2],
        [110, 2],
        [8080, 1],
        [8081, 2],
        [8443, 2],
        [3306, 1],
        [3389, 1],
      ],
      transports: ["http"],
      minShare: 0.65,
      usualMs: 60_000,
    },
  ],
});
