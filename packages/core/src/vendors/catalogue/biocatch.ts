import type { Tenant, Vendor } from "../vendor.ts";

const CUSTOMERS_PAGES = "pages and servers of its customers in public repositories, read in November 2026";
const BIOCATCH_COM = "https://www.biocatch.com/";

/** Behavioural biometrics of bank sessions. */
export const BIOCATCH: Vendor = {
  id: "biocatch",
  name: "BioCatch",
  evidence: "no evidence",
  known:
    "Tells remote control from the way mouse and keys move, by its own account, not from open ports. No study that was read saw it look for local programs.",
  trust: "unconfirmed",
  sources: [BIOCATCH_COM],
  purpose: "fraud-detection",
  hosts: [
    { suffix: "we-stats.com", trust: "reported", source: CUSTOMERS_PAGES },
    { suffix: "biocatch.com", trust: "unconfirmed", source: BIOCATCH_COM },
  ],
  urlShapes: [
    {
      path: /^\/scripts\/([0-9a-f]{8})\/\1\.js$/,
      confidence: 0.7,
      trust: "reported",
      source: CUSTOMERS_PAGES,
    },
    {
      path: /^\/client\/v3(?:\.\d+)?\/web\/wup$/,
      query: { cid: /^[^\0]{1,512}$/ },
      confidence: 0.7,
      trust: "reported",
      source: CUSTOMERS_PAGES,
    },
  ],
  cnames: [],
  readTenant,
};

/** `bcdn-4ff4f23f.we-stats.com`: the service, then the customer's number. */
function readTenant(host: string): Tenant | undefined {
  const id = /^(?:api|bcdn|log|wup)-([0-9a-f]{8})\.(?:[a-z0-9-]+\.)*we-stats\.com$/.exec(host)?.[1];
  return id === undefined ? undefined : { id, customer: null };
}
