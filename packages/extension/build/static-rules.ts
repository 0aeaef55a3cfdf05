import { firstWorkerRules, RESOURCE_TYPES, startUpRules } from "@hushport/core";
import { FIRST_RULES } from "../src/chromium/rules/first-rules.ts";

/** A set of rules that is shipped with the extension. */
interface StaticRules {
  readonly id: string;
  readonly path: string;
  /** Text of its file. */
  readonly format: () => string;
}

/** Every set of rules that is in force from the browser's first request, before the background has run. */
export const STATIC_RULES: readonly StaticRules[] = [
  { id: "fixed", path: "rules.json", format: formatFixedRules },
  { id: FIRST_RULES, path: "first-rules.json", format: () => formatRules(firstWorkerRules()) },
];

/**
 * Takes the headers off with which a page names endpoints for the browser's own reports: those are sent where no rule
 * sees them. Reports that a policy names itself (`report-uri`) are requests like others, and stay.
 *
 * @see https://w3c.github.io/reporting/#header
 */
const WITHOUT_REPORTS = {
  action: {
    type: "modifyHeaders",
    responseHeaders: ["reporting-endpoints", "report-to", "nel"].map((header) => ({
      header,
      operation: "remove",
    })),
  },
  condition: { resourceTypes: RESOURCE_TYPES },
};

/** As low as the lowest rule that stops something: what spares worse than that spares this too. */
function formatFixedRules(): string {
  const rules = startUpRules();
  const priority = Math.min(...rules.map((rule) => rule.priority));
  return formatRules([...rules, { id: rules.length + 1, priority, ...WITHOUT_REPORTS }]);
}

function formatRules(rules: readonly object[]): string {
  return `${JSON.stringify(rules, undefined, 1)}\n`;
}
