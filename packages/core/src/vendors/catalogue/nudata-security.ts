import type { Tenant, Vendor } from "../vendor.ts";

const CUSTOMERS_PAGES = "pages and servers of its customers in public repositories, read in November 2026";

/** Behavioural biometrics of log-ins. */
export const NUDATA_SECURITY: Vendor = {
  id: "nudata-security",
  name: "NuData Security",
  parent: "Mastercard",
  evidence: "no evidence",
  known:
    "Watches how a visitor types and moves in forms. No study that was read saw it look for local programs.",
  trust: "unconfirmed",
  sources: ["https://nudatasecurity.com/"],
  purpose: "fraud-detection",
  hosts: [{ suffix: "nudatasecurity.com", trust: "reported", source: CUSTOMERS_PAGES }],
  urlShapes: [
    {
      path: /\/\d\.\d\/w\/w-\d{6}\/(?:sync|init)\/js\/?$/,
      confidence: 0.75,
      trust: "reported",
      source: CUSTOMERS_PAGES,
    },
  ],
  cnames: [],
  readTenant,
};

/** `api-ticketmaster.nd.nudatasecurity.com` is a customer's name, `api-us-east-1.` a region shared by many. */
function readTenant(host: string): Tenant | undefined {
  const id = /^api-([a-z0-9-]+)\.nd\.nudatasecurity\.com$/.exec(host)?.[1];
  if (id === undefined || /^[a-z]{2}-[a-z]+-\d$/.test(id)) return undefined;
  return { id, customer: id };
}
