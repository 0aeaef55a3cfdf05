import { declarativeRules, WORKER_TAG, type DeclarativeState } from "@hushport/core";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import { STATIC_RULES } from "../../build/static-rules.ts";
import { chromiumManifest } from "../../manifest/chromium.ts";
import { firefoxManifest } from "../../manifest/firefox.ts";
import { REPORTING_HEADERS } from "../firefox/request/without-reports.ts";
import { OTHER_TRACES, WRAPPED_IN_PAGES } from "./page-traces.ts";

const TOLD = OTHER_TRACES.map(({ what }) => what.toLowerCase()).join("\n");

const ruleSchema = z.object({
  action: z.object({ responseHeaders: z.optional(z.array(z.object({ header: z.string() }))) }),
});

const STATE: DeclarativeState = {
  mode: "default",
  grants: [],
  pauses: [],
  learnedLocalHosts: [],
  localNames: [],
  extensionId: "x",
  nowMs: 0,
};

function headersInRules(): ReadonlySet<string> {
  const { dynamic, session } = declarativeRules(STATE);
  const shipped: unknown[] = STATIC_RULES.flatMap(({ format }) =>
    z.array(z.unknown()).parse(JSON.parse(format())),
  );
  const rules = [...shipped, ...dynamic, ...session].map((rule) => ruleSchema.parse(rule));
  return new Set(rules.flatMap(({ action }) => (action.responseHeaders ?? []).map(({ header }) => header)));
}

test("every header that rules change is told", () => {
  const headers = headersInRules();
  expect(headers.size).toBeGreaterThan(3);
  expect([...headers].filter((header) => !TOLD.includes(`\`${header.toLowerCase()}\``))).toEqual([]);
});

test.each([...REPORTING_HEADERS, "alt-svc"])(
  "the header %s, which Firefox's listener takes away, is told",
  (header) => {
    expect(TOLD).toContain(`\`${header}\``);
  },
);

test("every file that pages may open is told", () => {
  const facts = { version: "1", pages: [], icons: [], hasManagedSchema: false };
  const schema = z.object({
    web_accessible_resources: z.optional(z.array(z.object({ resources: z.array(z.string()) }))),
  });
  const files = [chromiumManifest(facts), firefoxManifest(facts)].flatMap((manifest) =>
    (schema.parse(manifest).web_accessible_resources ?? []).flatMap(({ resources }) => resources),
  );
  expect(files).toEqual(["warning.html"]);
  expect(files.filter((file) => !TOLD.includes(`\`${file}\``))).toEqual([]);
});

test("the tag of shared workers is told", () => {
  expect(TOLD).toContain(`\`${WORKER_TAG}\``);
});

test("no member is listed twice", () => {
  const names = WRAPPED_IN_PAGES.flatMap(({ holder, members }) => members.map((name) => `${holder}.${name}`));
  expect(names.length).toBeGreaterThan(60);
  expect(new Set(names).size).toBe(names.length);
});
