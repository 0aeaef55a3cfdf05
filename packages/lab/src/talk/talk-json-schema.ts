import * as z from "zod/mini";
import { talkReportSchema } from "./talk-schema.ts";

/** `$id` of the published schema; a name, not a place: the file is in `docs/schema`. */
export const TALK_SCHEMA_ID = "urn:hushport:lab-talk:1";

/** The format of `lab-talk.json` as a JSON Schema (draft 2020-12), made from the same definition that the program uses. */
export function createTalkJsonSchema(): object {
  return {
    $id: TALK_SCHEMA_ID,
    title: "Hushport report of the talk's experiments, version 1",
    // Readers of version 1 must accept fields that later releases of version 1 add.
    ...z.toJSONSchema(talkReportSchema, { io: "input" }),
  };
}
