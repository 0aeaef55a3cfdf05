import type { Tenant, Vendor } from "../vendor.ts";

const CUSTOMERS_PAGES = "pages and servers of its customers in public repositories, read in November 2026";

/** Behavioural biometrics of touch and mouse. */
export const SECUREDTOUCH: Vendor = {
  id: "securedtouch",
  name: "SecuredTouch",
  parent: "Ping Identity",
  evidence: "no evidence",
  known:
    "Watches how a visitor touches and moves; later part of PingOne Protect. No study that was read saw it look for local programs.",
  trust: "unconfirmed",
  sources: ["https://www.pingidentity.com/"],
  purpose: "fraud-detection",
  hosts: [{ suffix: "securedtouch.com", trust: "reported", source: CUSTOMERS_PAGES }],
  urlShapes: [
    {
      path: /\/sdk\/(?:securedtouch-sdk|st-ping)-[\d.]+[a-z]\.js$/,
      query: { appId: /^[\w-]{1,64}$/ },
      tenantParameter: "appId",
      confidence: 0.75,
      trust: "reported",
      source: CUSTOMERS_PAGES,
    },
  ],
  cnames: [],
  tenantOfId,
};

/** Application ids are names that the customer chose. */
function tenantOfId(id: string): Tenant {
  return { id, customer: id };
}
