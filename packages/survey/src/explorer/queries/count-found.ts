import type { AddressSpace, Channel, Purpose } from "@hushport/core";
import { sql } from "kysely";
import type { SurveyDatabase } from "../../store/store.ts";
import { foundVisits, SITE_COUNT, type Scope } from "./scope.ts";

/** Rows of one list on the overview; those after them are reached through the sites. */
const MOST_ROWS = 100;

/** A vendor, and on how many sites it is. */
export interface VendorCount {
  readonly vendor: string;
  /** Sites that carry its code or were scanned by it. */
  readonly sites: number;
  /** Sites where it was seen scanning. */
  readonly scanned: number;
  /** Customers that host names give away. */
  readonly tenants: number;
}

/** A port of an address space, and how many sites tried it. */
export interface PortCount {
  readonly port: number;
  readonly space: AddressSpace;
  readonly program: string | null;
  readonly sites: number;
}

/** Vendors, those on most sites first. */
export async function countVendors(db: SurveyDatabase, scope: Scope): Promise<VendorCount[]> {
  return foundVisits(db, scope)
    .innerJoin("vendor", "vendor.visitId", "visit.id")
    .select([
      "vendor.vendor",
      SITE_COUNT,
      sql<number>`(count(distinct ${sql.ref("visit.siteId")}) filter (where ${sql.ref("vendor.hasScanned")}))::integer`.as(
        "scanned",
      ),
      sql<number>`count(distinct nullif(${sql.ref("vendor.tenant")}, ''))::integer`.as("tenants"),
    ])
    .groupBy("vendor.vendor")
    .orderBy("sites", "desc")
    .orderBy("vendor.vendor")
    .limit(MOST_ROWS)
    .execute();
}

/** What scans and local access are for, by sites. */
export async function countPurposes(
  db: SurveyDatabase,
  scope: Scope,
): Promise<{ purpose: Purpose; sites: number }[]> {
  return foundVisits(db, scope)
    .innerJoin("finding", "finding.visitId", "visit.id")
    .where("finding.kind", "in", ["scan", "local-access"])
    .select(["finding.purpose", SITE_COUNT])
    .groupBy("finding.purpose")
    .orderBy("sites", "desc")
    .orderBy("finding.purpose")
    .execute();
}

/** Ways by which pages reached for ports, by sites. */
export async function countChannels(
  db: SurveyDatabase,
  scope: Scope,
): Promise<{ channel: Channel; sites: number }[]> {
  return foundVisits(db, scope)
    .innerJoin("channel", "channel.visitId", "visit.id")
    .select(["channel.channel", SITE_COUNT])
    .groupBy("channel.channel")
    .orderBy("sites", "desc")
    .orderBy("channel.channel")
    .execute();
}

/** Ports that pages reached for, those of most sites first. */
export async function countPorts(db: SurveyDatabase, scope: Scope): Promise<PortCount[]> {
  // Each port of a site once, then counted: sorting the sites of each port takes twice as long.
  const ports = foundVisits(db, scope)
    .innerJoin("port", "port.visitId", "visit.id")
    .select((build) => ["port.port", "port.space", build.fn.max("port.program").as("program")])
    .groupBy(["visit.siteId", "port.port", "port.space"]);
  return db
    .selectFrom(ports.as("port"))
    .select([
      "port.port",
      "port.space",
      sql<string | null>`max(${sql.ref("port.program")})`.as("program"),
      sql<number>`count(*)::integer`.as("sites"),
    ])
    .groupBy(["port.port", "port.space"])
    .orderBy("sites", "desc")
    .orderBy("port.port")
    .orderBy("port.space")
    .limit(MOST_ROWS)
    .execute();
}

/** Programs that sit at those ports, by sites. */
export async function countPrograms(
  db: SurveyDatabase,
  scope: Scope,
): Promise<{ program: string; sites: number }[]> {
  return foundVisits(db, scope)
    .innerJoin("port", "port.visitId", "visit.id")
    .where("port.program", "is not", null)
    .select([sql<string>`${sql.ref("port.program")}`.as("program"), SITE_COUNT])
    .groupBy("port.program")
    .orderBy("sites", "desc")
    .orderBy("port.program")
    .limit(MOST_ROWS)
    .execute();
}
