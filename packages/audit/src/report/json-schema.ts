import * as z from "zod/mini";
import { reportSchema } from "./schema.ts";

/** `$id` of the published schema; a name, not a place: the file is in `docs/schema`. */
export const REPORT_SCHEMA_ID = "urn:hushport:audit:1";

/** The report format as a JSON Schema (draft 2020-12), made from the same definition that the program uses. */
export function createReportJsonSchema(): object {
  return {
    $id: REPORT_SCHEMA_ID,
    title: "Hushport audit report, version 1",
    // Readers of version 1 must accept fields that later releases of version 1 add.
    ...z.toJSONSchema(reportSchema, { io: "input" }),
  };
}
