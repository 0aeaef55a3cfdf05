// Writes the published JSON Schema of the lab report: npm run schema --workspace @hushport/lab
import { writeFileSync } from "node:fs";
import { createLabJsonSchema } from "../src/report/json-schema.ts";

const PUBLISHED = new URL("../../../docs/schema/hushport.lab-1.schema.json", import.meta.url);

writeFileSync(PUBLISHED, `${JSON.stringify(createLabJsonSchema(), undefined, 2)}\n`);
