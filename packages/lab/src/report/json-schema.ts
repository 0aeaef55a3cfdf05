import * as z from "zod/mini";
import { labReportSchema } from "./schema.ts";

/** `$id` of the published schema; a name, not a place: the file is in `docs/schema`. */
export const LAB_SCHEMA_ID = "urn:hushport:lab:1";

/** The format of `lab.json` as a JSON Schema (draft 2020-12), made from the same definition that the program uses. */
export function createLabJsonSchema(): object {
  return {
    $id: LAB_SCHEMA_ID,
    title: "Hushport lab report, version 1",
    // Readers of version 1 must accept fields that later releases of version 1 add.
    ...z.toJSONSchema(labReportSchema, { io: "input" }),
  };
}
