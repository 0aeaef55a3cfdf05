import { RESOURCE_TYPES, startUpRules } from "@hushport/core";

/** Where the manifest says that the rules are which need no state. */
export const STATIC_RULES_FILE = "rules.json";

/**
 * Takes the headers off with which a page names endpoints for the browser's own reports: those are sent where no rule
 * sees them. Reports that a policy names itself (`report-uri`) are requests like others, and stay.
 *
 * @see https://w3c.github.io/reporting/#header
 */
const WITHOUT_REPORTS = {
  priority: 1,
  action: {
    type: "modifyHeaders",
    responseHeaders: ["reporting-endpoints", "report-to", "nel"].map((header) => ({
      header,
      operation: "remove",
    })),
  },
  condition: { resourceTypes: RESOURCE_TYPES },
};

/** Text of the rules that are in force from the browser's first request, before the background has run. */
export function formatStaticRules(): string {
  const rules = startUpRules();
  const all = [...rules, { id: rules.length + 1, ...WITHOUT_REPORTS }];
  return `${JSON.stringify(all, undefined, 1)}\n`;
}
