import * as z from "zod/mini";
import { logFileSchema } from "./log-file.ts";

/** The log format as a JSON Schema (draft 2020-12), made from the same definition that the programs use. */
export function createLogJsonSchema(): object {
  return {
    // A name, not a place: the file is in docs/schema.
    $id: "urn:hushport:log:1",
    title: "Hushport log, version 1",
    // Readers of version 1 must accept fields that later releases of version 1 add.
    ...z.toJSONSchema(logFileSchema, { io: "input" }),
  };
}
