// Writes the published JSON Schema of the audit report: npm run schema --workspace @hushport/audit
import { writeFileSync } from "node:fs";
import { createReportJsonSchema } from "../src/report/json-schema.ts";

const PUBLISHED = new URL("../../../docs/schema/hushport.audit-1.schema.json", import.meta.url);

writeFileSync(PUBLISHED, `${JSON.stringify(createReportJsonSchema(), undefined, 2)}\n`);
