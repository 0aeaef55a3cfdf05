import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql, type Kysely } from "kysely";
import { afterAll, expect, test } from "vitest";
import { SurveyError } from "../errors.ts";
import { migrate } from "./migrate.ts";
import { MIGRATIONS } from "./migrations.ts";
import { openEmbedded } from "./open-embedded.ts";
import { openServer } from "./open-server.ts";

const folder = await mkdtemp(join(tmpdir(), "hushport-store-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

test("openEmbedded() refuses a folder that another store has, and takes it afterwards", async () => {
  const place = join(folder, "owned");
  const first = await openEmbedded(place);
  await expect(openEmbedded(place)).rejects.toMatchObject({ code: "ERR_SURVEY_OWNED" });
  await first.close();
  const second = await openEmbedded(place);
  await second.close();
});

test("migrate() leaves the old data readable when a step fails, and goes on later", async () => {
  const store = await openEmbedded(join(folder, "interrupted"));
  await store.db
    .insertInto("survey")
    .values({ name: "before", plan: "{}", state: "open", createdAt: new Date() })
    .execute();
  const half = {
    ...MIGRATIONS,
    "9998-half": {
      up: async (db: Kysely<never>): Promise<void> => {
        await db.schema.alterTable("survey").renameTo("renamed").execute();
        throw new Error("the lights went out");
      },
    },
  };
  await expect(migrate(store.db, "here", half)).rejects.toMatchObject({
    code: "ERR_SURVEY_MIGRATION",
    message: expect.stringContaining("the old tables are as they were"),
  });
  expect(await store.db.selectFrom("survey").select("name").execute()).toEqual([{ name: "before" }]);
  await migrate(store.db, "here");
  await store.close();
});

test("migrate() counts the sites of surveys that were made before there was a count", async () => {
  const store = await openEmbedded(join(folder, "counted"));
  await sql`insert into hushport.survey (name, plan, state, created_at)
    values ('two', '{}', 'open', now()), ('none', '{}', 'open', now())`.execute(store.db);
  await sql`insert into hushport.site (survey_id, url, domain)
    select id, 'https://' || label || '.test/', label from hushport.survey, (values ('a'), ('b')) as label (label)
    where name = 'two'`.execute(store.db);
  await sql`alter table hushport.survey drop column site_count`.execute(store.db);
  // What came after it goes too: migrations are undone and done in order.
  await sql`drop index hushport.visit_by_site`.execute(store.db);
  await sql`delete from hushport.migration where name >= '0003'`.execute(store.db);
  await migrate(store.db, "here");
  const counts = await store.db.selectFrom("survey").select(["name", "siteCount"]).orderBy("id").execute();
  expect(counts).toEqual([
    { name: "two", siteCount: 2 },
    { name: "none", siteCount: 0 },
  ]);
  await store.close();
});

test("openEmbedded() does not touch the tables of a later program", async () => {
  const place = join(folder, "later");
  const store = await openEmbedded(place);
  await sql`insert into hushport.migration (name, timestamp) values ('9999-future', '2099')`.execute(
    store.db,
  );
  await store.close();
  await expect(openEmbedded(place)).rejects.toMatchObject({ code: "ERR_SURVEY_SCHEMA_NEWER" });
});

test("openEmbedded() says of a folder that is half written that it is", async () => {
  const place = join(folder, "half");
  await mkdir(join(place, "database"), { recursive: true });
  await writeFile(join(place, "database", "PG_VERSION"), "18\n");
  const opening = openEmbedded(place);
  await expect(opening).rejects.toBeInstanceOf(SurveyError);
  await expect(opening).rejects.toMatchObject({ code: "ERR_SURVEY_BROKEN" });
});

test("openServer() says of a server that does not answer which it is, without the password", async () => {
  await expect(openServer("postgres://me:secret@127.0.0.1:1/survey")).rejects.toMatchObject({
    code: "ERR_SURVEY_UNREACHABLE",
    message: expect.not.stringContaining("secret"),
  });
});
