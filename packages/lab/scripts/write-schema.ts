// Writes the published JSON Schemas of the lab's reports: npm run schema --workspace @hushport/lab
import { writeFileSync } from "node:fs";
import { createLabJsonSchema } from "../src/report/json-schema.ts";
import { createTalkJsonSchema } from "../src/talk/talk-json-schema.ts";

const PUBLISHED = {
  "hushport.lab-1": createLabJsonSchema(),
  "hushport.lab-talk-1": createTalkJsonSchema(),
};

for (const [name, schema] of Object.entries(PUBLISHED)) {
  const file = new URL(`../../../docs/schema/${name}.schema.json`, import.meta.url);
  writeFileSync(file, `${JSON.stringify(schema, undefined, 2)}\n`);
}
