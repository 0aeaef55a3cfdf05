import type { LabReport } from "../report/schema.ts";

/** Names a result among others: browser, state, protection and time. */
export function labelOf({ browser, permission, protection, measuredAt, outcome }: LabReport): string {
  const { extension, flags, preferences } = protection;
  return [
    `${browser.name} ${browser.version}`,
    permission === "off" ? "" : `permission ${permission}`,
    extension === null ? "" : `with ${extension.name}`,
    flags.length + preferences.length === 0 ? "" : "with settings of its own",
    outcome === "complete" ? "" : "stopped early",
    `${measuredAt.slice(0, 16).replace("T", " ")} UTC`,
  ]
    .filter((part) => part !== "")
    .join(", ");
}
