import type { Vendor } from "../vendor.ts";

const DOMAIN_LIST = "public list of the vendor's domains in a study of brand safety, read in November 2026";
const DOCS_HUMANSECURITY_COM = "https://docs.humansecurity.com/";

/** Bot detection, formerly PerimeterX and White Ops. */
export const HUMAN: Vendor = {
  id: "human",
  name: "HUMAN (PerimeterX)",
  evidence: "unknown",
  known:
    "Tells people from programs by a script that is mostly served from the customer's own name. Whether it asks local ports was not established.",
  trust: "unconfirmed",
  sources: [DOCS_HUMANSECURITY_COM],
  purpose: "bot-detection",
  hosts: [
    { suffix: "perimeterx.net", trust: "reported", source: DOMAIN_LIST },
    { suffix: "perimeterx.com", trust: "reported", source: DOMAIN_LIST },
    { suffix: "px-cdn.net", trust: "reported", source: DOMAIN_LIST },
    { suffix: "px-client.net", trust: "reported", source: DOMAIN_LIST },
    { suffix: "px-cloud.net", trust: "reported", source: DOMAIN_LIST },
    { suffix: "pxi.pub", trust: "reported", source: DOMAIN_LIST },
    { suffix: "humansecurity.com", trust: "reported", source: DOMAIN_LIST },
    { suffix: "pxchk.net", trust: "unconfirmed", source: DOCS_HUMANSECURITY_COM },
  ],
  urlShapes: [
    {
      path: /^\/PX[A-Za-z0-9]{6,10}\/main\.min\.js$/,
      confidence: 0.7,
      trust: "unconfirmed",
      source: DOCS_HUMANSECURITY_COM,
    },
  ],
  cnames: [],
};
