import type { Vendor } from "../vendor.ts";

/** Behavioural biometrics of bank sessions, later named Revelock. */
export const BUGUROO: Vendor = {
  id: "buguroo",
  name: "Buguroo",
  parent: "Feedzai",
  evidence: "no evidence",
  known:
    "Compares how a visitor behaves in a session; later sold as Revelock. No study that was read saw it look for local programs.",
  trust: "unconfirmed",
  sources: ["https://feedzai.com/"],
  purpose: "fraud-detection",
  hosts: [
    { suffix: "buguroo.com", trust: "unconfirmed", source: "https://www.buguroo.com/" },
    { suffix: "revelock.com", trust: "unconfirmed", source: "https://www.revelock.com/" },
  ],
  urlShapes: [],
  cnames: [],
};
