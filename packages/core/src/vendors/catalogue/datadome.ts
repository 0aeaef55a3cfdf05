import type { Vendor } from "../vendor.ts";

const DOCS_DATADOME_CO = "https://docs.datadome.co/";

/** Bot detection. */
export const DATADOME: Vendor = {
  id: "datadome",
  name: "DataDome",
  evidence: "unknown",
  known:
    "Tells people from programs by a script and a captcha. Whether it asks local ports was not established.",
  trust: "unconfirmed",
  sources: [DOCS_DATADOME_CO],
  purpose: "bot-detection",
  hosts: [
    { suffix: "datadome.co", trust: "unconfirmed", source: DOCS_DATADOME_CO },
    { suffix: "captcha-delivery.com", trust: "unconfirmed", source: DOCS_DATADOME_CO },
  ],
  urlShapes: [],
  cnames: [],
};
