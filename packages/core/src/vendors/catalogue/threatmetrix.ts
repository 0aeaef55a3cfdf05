import type { Tenant, Vendor } from "../vendor.ts";

const NEMEC_2020 = "https://blog.nem.ec/2020/05/24/ebay-port-scanning/";
const CYBERSOURCE_TAGS =
  "https://developer.cybersource.com/docs/cybs/en-us/digital-accept-flex/developer/all/rest/digital-accept-flex/df-intro.html";
const BRAVE_FIRST_PARTY =
  "https://github.com/brave/adblock-lists/blob/master/brave-lists/brave-firstparty.txt";
const ADGUARD_CNAMES = "https://github.com/AdguardTeam/cname-trackers";

/** Eight letters and digits, at least one a digit: the form of the organisation ids in merchants' own pages. */
const ORGANISATION_ID = /^(?=.*\d)[a-z0-9]{8}$/;

/** Device profiling by LexisNexis Risk Solutions: the script behind eBay's scan of 2020. */
export const THREATMETRIX: Vendor = {
  id: "threatmetrix",
  name: "ThreatMetrix",
  parent: "LexisNexis Risk Solutions",
  evidence: "scans",
  known:
    "Seen scanning 14 loopback ports by WebSocket from desktop browsers in 2020 and 16 in 2026, looking for programs of remote control. Which customers switch it on is the customer's choice.",
  sources: [NEMEC_2020],
  purpose: "fraud-detection",
  hosts: [
    { suffix: "online-metrix.net", trust: "documented", source: CYBERSOURCE_TAGS },
    {
      suffix: "threatmetrix.com",
      trust: "documented",
      source: "https://risk.lexisnexis.com/products/threatmetrix",
    },
  ],
  urlShapes: [
    {
      path: /\/(?:fp\/)?(?:tags|check|es)(?:\.js)?$/,
      query: { org_id: /^[\w-]{1,64}$/, session_id: /^.{1,512}$/ },
      tenantParameter: "org_id",
      confidence: 0.75,
      trust: "documented",
      source: CYBERSOURCE_TAGS,
    },
    {
      path: /\/fp\/clear\d?\.png(?:;.*)?$/,
      query: { org_id: /^[\w-]{1,64}$/, session_id: /^.{1,512}$/ },
      tenantParameter: "org_id",
      confidence: 0.75,
      trust: "documented",
      source: CYBERSOURCE_TAGS,
    },
    {
      path: /\/fp\/(?:check\.js|clear\d?\.png);CIS3SID=[0-9A-F]{8,}$/,
      confidence: 0.7,
      trust: "reported",
      source: BRAVE_FIRST_PARTY,
    },
  ],
  cnames: [{ suffix: "online-metrix.net", trust: "reported", source: ADGUARD_CNAMES }],
  readTenant,
  tenantOfId,
};

/** `h-lloydsbank.online-metrix.net` is a customer's own name; `h.` and `h-sdk.` are shared by all. */
function readTenant(host: string): Tenant | undefined {
  const id = /^(?:.*\.)?(h-[a-z0-9-]+)\.online-metrix\.net$/.exec(host)?.[1];
  return id === undefined || id === "h-sdk" ? undefined : tenantOfId(id);
}

function tenantOfId(id: string): Tenant {
  const name = id.replace(/^h-/, "");
  return { id, customer: ORGANISATION_ID.test(name) ? null : name };
}
