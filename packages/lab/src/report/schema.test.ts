import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { buildCell } from "../fixtures/build-cell.ts";
import { buildReport } from "../fixtures/build-report.ts";
import { createLabJsonSchema } from "./json-schema.ts";
import { parseLabReport } from "./schema.ts";

test("docs/schema has the JSON Schema of today's lab.json", () => {
  const published = new URL("../../../../docs/schema/hushport.lab-1.schema.json", import.meta.url);
  expect(JSON.parse(readFileSync(published, "utf8"))).toEqual(createLabJsonSchema());
});

test("parseLabReport() reads what was written", () => {
  const report = buildReport({ cells: [buildCell()] });
  expect(parseLabReport(JSON.stringify(report))).toEqual(report);
});

test.each([
  ["", "it is no JSON"],
  ["[1", "it is no JSON"],
  ["null", "the file is not as in hushport.lab version 1"],
  ['{"format":"hushport.audit"}', "format is not as in hushport.lab version 1"],
  [JSON.stringify({ ...buildReport(), version: 2 }), "version is not as in"],
  [JSON.stringify({ ...buildReport(), permission: "maybe" }), "permission is not as in"],
])("parseLabReport(%j) says what is wrong", (text, reason) => {
  expect(parseLabReport(text)).toContain(reason);
});
