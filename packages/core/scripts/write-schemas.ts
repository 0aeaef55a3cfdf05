// Writes the published JSON Schemas of core's own file formats: npm run schema --workspace @hushport/core
import { writeFileSync } from "node:fs";
import { createLogJsonSchema } from "../src/policy/log/json-schema.ts";

const PUBLISHED = new URL("../../../docs/schema/", import.meta.url);

const schemas = { "hushport.log-1.schema.json": createLogJsonSchema() };

for (const [name, schema] of Object.entries(schemas)) {
  writeFileSync(new URL(name, PUBLISHED), `${JSON.stringify(schema, undefined, 2)}\n`);
}
