import { isOrganisationId } from "../organisation-id.ts";
import type { Tenant, Vendor } from "../vendor.ts";

const NEMEC_2020 = "https://blog.nem.ec/2020/05/24/ebay-port-scanning/";
const NULLSWEEP_2020 = "https://nullsweep.com/why-is-this-website-port-scanning-me/";
const BRASPAG_TAGS = "https://braspag.github.io/en/";
const BRAVE_FIRST_PARTY =
  "https://github.com/brave/adblock-lists/blob/master/brave-lists/brave-firstparty.txt";
const ADGUARD_CNAMES = "https://github.com/AdguardTeam/cname-trackers";

/** Both parameters are in every merchant's tag: the customer and the visit. */
const SESSION = { org_id: /^[\w-]{1,64}$/, session_id: /^[^\0]{1,512}$/ };

/** Names below `online-metrix.net` that belong to no customer. */
const SHARED_NAME = /^(?:h|h64|h-sdk|www|.*\.(?:aa|d))$/;

/**
 * Organisation ids that a payment service shares among its merchants.
 *
 * Source: merchants' pages in public repositories, read in November 2026.
 */
const SHARED_ORGANISATIONS: ReadonlyMap<string, string> = new Map([
  ["k8vif92e", "CyberSource (shared by its merchants)"],
  ["1snn5n9w", "CyberSource (test)"],
]);

/** Device profiling by LexisNexis Risk Solutions: the script behind eBay's scan of 2020. */
export const THREATMETRIX: Vendor = {
  id: "threatmetrix",
  name: "ThreatMetrix",
  parent: "LexisNexis Risk Solutions",
  evidence: "scans",
  known:
    "Seen scanning 14 loopback ports by WebSocket from desktop browsers in 2020 and 16 in 2026, looking for programs of remote control. Which customers switch it on is the customer's choice.",
  trust: "reported",
  sources: [NEMEC_2020, NULLSWEEP_2020],
  purpose: "fraud-detection",
  hosts: [
    { suffix: "online-metrix.net", trust: "documented", source: BRASPAG_TAGS },
    {
      suffix: "threatmetrix.com",
      trust: "documented",
      source: "http://www.threatmetrix.com/",
    },
  ],
  urlShapes: [
    {
      path: /\/(?:fp\/)?(?:tags|check|es)(?:\.js)?$/,
      query: SESSION,
      tenantParameter: "org_id",
      confidence: 0.75,
      trust: "documented",
      source: BRASPAG_TAGS,
    },
    {
      path: /\/fp\/(?:clear\d?\.png|HP|ls_fp\.html|top_fp\.html)$/,
      query: SESSION,
      tenantParameter: "org_id",
      confidence: 0.75,
      trust: "reported",
      source: BRAVE_FIRST_PARTY,
    },
    {
      path: /\/fp\/(?:check|es|clear\d?|ls_fp|top_fp)\.(?:js|png|html);CIS3SID=[0-9A-F]{8,}$/,
      confidence: 0.75,
      trust: "reported",
      source: BRAVE_FIRST_PARTY,
    },
  ],
  cnames: [{ suffix: "online-metrix.net", trust: "reported", source: ADGUARD_CNAMES }],
  readTenant,
  tenantOfId,
};

/**
 * `h-lloydsbank.online-metrix.net` is a customer's own name; `h.` and `h-sdk.` are shared by all, and what is below
 * `aa.` is a beacon's. A few customers have no `h-` in front (`citi.online-metrix.net`), others a whole host name
 * behind it (`h-kyc.usend.com.online-metrix.net`).
 */
function readTenant(host: string): Tenant | undefined {
  const name = /^(?<name>.+)\.online-metrix\.net$/.exec(host)?.groups?.["name"];
  if (name === undefined || SHARED_NAME.test(name)) return undefined;
  return tenantOfId(name);
}

function tenantOfId(id: string): Tenant {
  const customer = id.replace(/^h-/, "");
  const organisation = customer.replace(/[^a-z0-9].*$/, "");
  const known = SHARED_ORGANISATIONS.get(organisation);
  if (known !== undefined) return { id, customer: known };
  return { id, customer: isOrganisationId(organisation) ? null : customer };
}
