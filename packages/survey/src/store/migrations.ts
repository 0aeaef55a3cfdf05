import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { SCHEMA } from "./store.ts";

/** Every change of the tables, oldest first. Names sort; none is ever changed once it was released. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-surveys": { up: createSurveys },
  "0002-explorer": { up: addExplorer },
  "0003-site-count": { up: addSiteCount },
  "0004-visit-by-site": { up: addVisitBySite },
};

async function createSurveys(db: Kysely<never>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("survey")
    .addColumn("id", "integer", (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn("name", "text", (column) => column.notNull().unique())
    .addColumn("created_at", "timestamptz", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("plan", "jsonb", (column) => column.notNull())
    .execute();
  await schema
    .createTable("cell")
    .addColumn("survey_id", "integer", (column) => column.notNull().references("survey.id"))
    .addColumn("cell", "integer", (column) => column.notNull())
    .addColumn("label", "text", (column) => column.notNull())
    .addColumn("options", "jsonb", (column) => column.notNull())
    .addPrimaryKeyConstraint("cell_key", ["survey_id", "cell"])
    .execute();
  await schema
    .createTable("site")
    .addColumn("id", "integer", (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn("survey_id", "integer", (column) => column.notNull())
    .addColumn("url", "text", (column) => column.notNull())
    .addColumn("domain", "text", (column) => column.notNull())
    .addColumn("rank", "integer")
    .addUniqueConstraint("site_once", ["survey_id", "url"])
    .execute();
  await schema
    .createTable("visit")
    .addColumn("id", "integer", (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn("survey_id", "integer", (column) => column.notNull())
    .addColumn("site_id", "integer", (column) => column.notNull())
    .addColumn("cell", "integer", (column) => column.notNull())
    .addColumn("visit", "integer", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("outcome", "text", (column) => column.notNull())
    .addColumn("code", "text")
    .addColumn("message", "text")
    .addColumn("verdict", "text")
    .addColumn("sentence", "text")
    .addColumn("started_at", "timestamptz", (column) => column.notNull())
    .addColumn("duration_ms", "integer", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("worker", "text", (column) => column.notNull())
    .addColumn("browser", "text")
    .addColumn("final_url", "text")
    .addColumn("title", "text")
    .addColumn("probe_count", "integer", (column) => column.notNull())
    .addColumn("port_count", "integer", (column) => column.notNull())
    .addColumn("host_count", "integer", (column) => column.notNull())
    .addColumn("evidence", "text")
    .addColumn("evidence_bytes", "bigint", (column) => column.notNull())
    .addColumn("report", "bytea")
    .addUniqueConstraint("visit_once", ["survey_id", "site_id", "cell", "visit"])
    .execute();
  await schema
    .createIndex("visit_by_verdict")
    .on("visit")
    .columns(["survey_id", "cell", "verdict", "state"])
    .execute();
  const visitId = "visit_id";
  await schema
    .createTable("finding")
    .addColumn(visitId, "integer", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("signature", "text", (column) => column.notNull())
    .addColumn("vendor", "text")
    .addColumn("tenant", "text")
    .addColumn("purpose", "text", (column) => column.notNull())
    .addColumn("confidence", "double precision", (column) => column.notNull())
    .addColumn("probe_count", "integer", (column) => column.notNull())
    .addColumn("sentence", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("port")
    .addColumn(visitId, "integer", (column) => column.notNull())
    .addColumn("port", "integer", (column) => column.notNull())
    .addColumn("space", "text", (column) => column.notNull())
    .addColumn("program", "text")
    .addColumn("reach", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("probe_count", "integer", (column) => column.notNull())
    .execute();
  await schema
    .createTable("channel")
    .addColumn(visitId, "integer", (column) => column.notNull())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("probe_count", "integer", (column) => column.notNull())
    .execute();
  await schema
    .createTable("vendor")
    .addColumn(visitId, "integer", (column) => column.notNull())
    .addColumn("vendor", "text", (column) => column.notNull())
    .addColumn("purpose", "text", (column) => column.notNull())
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("is_deployed", "boolean", (column) => column.notNull())
    .addColumn("has_scanned", "boolean", (column) => column.notNull())
    .execute();
  for (const table of ["finding", "port", "channel", "vendor"]) {
    await schema.createIndex(`${table}_by_visit`).on(table).column(visitId).execute();
  }
  await schema.createIndex("vendor_by_name").on("vendor").columns(["vendor", "tenant"]).execute();
  await schema.createIndex("port_by_number").on("port").columns(["port", "space"]).execute();
  await schema
    .createTable("busy")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("worker", "text", (column) => column.notNull())
    .addColumn("until", "timestamptz", (column) => column.notNull())
    .execute();
}

/** What the explorer's pages read without looking at every visit. */
async function addExplorer(db: Kysely<never>): Promise<void> {
  // The order of `STANDINGS`: the greatest of a site's visits is what the site is told by.
  const standing = sql`case when verdict = 'scan' then 3 when verdict = 'local-access' then 2 when outcome = 'failed' then 0 else 1 end`;
  await db.schema
    .alterTable("visit")
    .addColumn("standing", "smallint", (column) => column.generatedAlwaysAs(standing).stored())
    .execute();
  await db.schema
    .createIndex("visit_by_standing")
    .on("visit")
    .columns(["survey_id", "cell", "standing", "site_id"])
    .execute();
  // A few in a hundred: all that was found is reached from them.
  await db.schema
    .createIndex("visit_found")
    .on("visit")
    .columns(["survey_id", "cell", "site_id", "id"])
    .where(sql.ref("report"), "is not", null)
    .execute();
}

/** What each site of a cell comes to, in the order of sites: neither a row nor a sort is needed. */
async function addVisitBySite({ schema }: Kysely<never>): Promise<void> {
  await schema
    .createIndex("visit_by_site")
    .on("visit")
    .columns(["survey_id", "cell", "site_id", "standing"])
    .execute();
}

/** Every page says how many sites a survey has; counting a million takes a quarter of a second. */
async function addSiteCount(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable("survey")
    .addColumn("site_count", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  const [survey, site] = [sql.table(`${SCHEMA}.survey`), sql.table(`${SCHEMA}.site`)];
  await sql`update ${survey} set site_count = (select count(*) from ${site} as site where site.survey_id = ${survey}.id)`.execute(
    db,
  );
}
