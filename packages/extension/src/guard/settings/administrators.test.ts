import { readFileSync } from "node:fs";
import { parseManagedPreset } from "@hushport/core";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import { firefoxManifest } from "../../../manifest/firefox.ts";
import { documentedPolicies, EXAMPLE_CHROMIUM_ID } from "../fixtures/documented-policy.ts";

const SCHEMA: unknown = JSON.parse(
  readFileSync(new URL("../../../manifest/managed-schema.json", import.meta.url), "utf8"),
);

/** The part of JSON Schema that Chromium's policies have: one type each, and nothing else. */
interface Schema {
  readonly type: "object" | "array" | "string" | "integer";
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly items?: Schema | undefined;
  readonly description?: string | undefined;
}

const schema: z.ZodMiniType<Schema> = z.lazy(() =>
  z.strictObject({
    type: z.enum(["object", "array", "string", "integer"]),
    properties: z.optional(z.record(z.string(), schema)),
    items: z.optional(schema),
    description: z.optional(z.string()),
  }),
);

const GECKO_ID = z
  .object({ browser_specific_settings: z.object({ gecko: z.object({ id: z.string() }) }) })
  .parse(firefoxManifest({ version: "1", pages: [], icons: [], hasManagedSchema: true }))
  .browser_specific_settings.gecko.id;

/** What of a value a browser would withhold, as paths. */
function misfits(value: unknown, { type, properties = {}, items }: Schema, path = "policy"): string[] {
  if (type === "array")
    return Array.isArray(value) && items !== undefined
      ? value.flatMap((item: unknown, index) => misfits(item, items, `${path}.${index}`))
      : [path];
  if (type !== "object")
    return (type === "string" ? typeof value === type : Number.isInteger(value)) ? [] : [path];
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
    const known = properties[key];
    return known === undefined ? [`${path}.${key}`] : misfits(item, known, `${path}.${key}`);
  });
}

test.each(["chromium", "firefox"] as const)(
  "the documented policy for %s is what the guard reads and what the schema lets through, in every part",
  (browser) => {
    const policies = Object.entries(documentedPolicies(browser));
    expect(policies).toHaveLength(1);
    for (const [id, policy] of policies) {
      expect(id).toBe(browser === "firefox" ? GECKO_ID : EXAMPLE_CHROMIUM_ID);
      const { preset, problems } = parseManagedPreset(policy);
      expect(problems).toEqual([]);
      expect(preset).toMatchObject({ mode: "sealed", localNames: ["corp.example"] });
      expect(preset.grants[0]?.ports).toHaveLength(2);
      expect(misfits(policy, schema.parse(SCHEMA))).toEqual([]);
    }
  },
);
