import type { Purpose } from "@hushport/core";
import { sql } from "kysely";
import type { SurveyDatabase } from "../../store/store.ts";
import { foundVisits, SITE_COUNT, type Scope } from "./scope.ts";

const MOST_ROWS = 200;

/** A vendor in one cell of a survey. */
export interface VendorFacts {
  readonly vendor: string;
  readonly sites: number;
  readonly scanned: number;
  readonly purposes: readonly Purpose[];
  /** Customers that host names give away, those on most sites first. */
  readonly tenants: readonly { readonly tenant: string; readonly sites: number }[];
  /** Signatures by which it was recognised. */
  readonly signatures: readonly { readonly signature: string; readonly sites: number }[];
}

/** Reads what is known of a vendor. */
export async function readVendor(db: SurveyDatabase, scope: Scope, vendor: string): Promise<VendorFacts> {
  const ofVendor = foundVisits(db, scope)
    .innerJoin("vendor", "vendor.visitId", "visit.id")
    .where("vendor.vendor", "=", vendor);
  const totals = await ofVendor
    .select([
      SITE_COUNT,
      sql<number>`(count(distinct ${sql.ref("visit.siteId")}) filter (where ${sql.ref("vendor.hasScanned")}))::integer`.as(
        "scanned",
      ),
    ])
    .executeTakeFirstOrThrow();
  const purposes = await ofVendor.select("vendor.purpose").distinct().orderBy("vendor.purpose").execute();
  const tenants = await ofVendor
    .where("vendor.tenant", "<>", "")
    .select(["vendor.tenant", SITE_COUNT])
    .groupBy("vendor.tenant")
    .orderBy("sites", "desc")
    .orderBy("vendor.tenant")
    .limit(MOST_ROWS)
    .execute();
  const signatures = await foundVisits(db, scope)
    .innerJoin("finding", "finding.visitId", "visit.id")
    .where("finding.vendor", "=", vendor)
    .select(["finding.signature", SITE_COUNT])
    .groupBy("finding.signature")
    .orderBy("sites", "desc")
    .orderBy("finding.signature")
    .limit(MOST_ROWS)
    .execute();
  return { vendor, ...totals, purposes: purposes.map(({ purpose }) => purpose), tenants, signatures };
}
