import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createTalkJsonSchema } from "./talk-json-schema.ts";

test("docs/schema has the JSON Schema of today's lab-talk.json", () => {
  const published = new URL("../../../../docs/schema/hushport.lab-talk-1.schema.json", import.meta.url);
  expect(JSON.parse(readFileSync(published, "utf8"))).toEqual(createTalkJsonSchema());
});
