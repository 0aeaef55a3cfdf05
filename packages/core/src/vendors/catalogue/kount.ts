import type { Tenant, Vendor } from "../vendor.ts";

const CUSTOMERS_PAGES = "pages and servers of its customers in public repositories, read in November 2026";
const KOUNT_COM = "https://kount.com/";

/** Device recognition and payment risk. */
export const KOUNT: Vendor = {
  id: "kount",
  name: "Kount",
  parent: "Equifax",
  evidence: "no evidence",
  known:
    "Recognises devices by a collector script and frame; the name of its domain, kaptcha.com, has nothing to do with captchas. No study that was read saw it look for local programs.",
  trust: "unconfirmed",
  sources: ["https://developer.kount.com/"],
  purpose: "fraud-detection",
  hosts: [
    { suffix: "kaptcha.com", trust: "reported", source: CUSTOMERS_PAGES },
    { suffix: "kount.com", trust: "unconfirmed", source: KOUNT_COM },
    { suffix: "kount.net", trust: "unconfirmed", source: KOUNT_COM },
  ],
  urlShapes: [
    {
      path: /^\/collect\/sdk$/,
      query: { m: /^\d{6}$/ },
      tenantParameter: "m",
      confidence: 0.7,
      trust: "reported",
      source: CUSTOMERS_PAGES,
    },
  ],
  cnames: [],
  tenantOfId,
};

/** Merchant ids are six digits. */
function tenantOfId(id: string): Tenant {
  return { id, customer: null };
}
