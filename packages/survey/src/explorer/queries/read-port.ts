import type { AddressSpace, PortState, Reach } from "@hushport/core";
import type { SurveyDatabase } from "../../store/store.ts";
import { foundVisits, SITE_COUNT, type Scope } from "./scope.ts";

const MOST_ROWS = 100;

/** A port in one cell of a survey. */
export interface PortFacts {
  readonly port: number;
  readonly programs: readonly string[];
  /** On whose machine it was tried, how far that got, and what was met. */
  readonly ends: readonly {
    readonly space: AddressSpace;
    readonly reach: Reach;
    readonly state: PortState;
    readonly sites: number;
  }[];
  /** Vendors that were seen scanning on the same sites. */
  readonly vendors: readonly { readonly vendor: string; readonly sites: number }[];
}

/** Reads what is known of a port. */
export async function readPort(db: SurveyDatabase, scope: Scope, port: number): Promise<PortFacts> {
  const ofPort = foundVisits(db, scope)
    .innerJoin("port", "port.visitId", "visit.id")
    .where("port.port", "=", port);
  const programs = await ofPort
    .where("port.program", "is not", null)
    .select("port.program")
    .distinct()
    .orderBy("port.program")
    .execute();
  const ends = await ofPort
    .select(["port.space", "port.reach", "port.state", SITE_COUNT])
    .groupBy(["port.space", "port.reach", "port.state"])
    .orderBy("sites", "desc")
    .limit(MOST_ROWS)
    .execute();
  const vendors = await ofPort
    .innerJoin("vendor", "vendor.visitId", "visit.id")
    .where("vendor.hasScanned", "=", true)
    .select(["vendor.vendor", SITE_COUNT])
    .groupBy("vendor.vendor")
    .orderBy("sites", "desc")
    .orderBy("vendor.vendor")
    .limit(MOST_ROWS)
    .execute();
  return { port, programs: programs.flatMap(({ program }) => program ?? []), ends, vendors };
}
