import type { LabReport } from "../src/index.ts";

/** Heading of a measurement; links in other documents lead to it. */
export function titleOf({ browser, permission }: LabReport): string {
  return `${browser.name} ${browser.version}, permission ${permission}`;
}

/** The heading's place in the document, as GitHub writes it. */
export function anchorOf(report: LabReport): string {
  return titleOf(report)
    .toLowerCase()
    .replaceAll(/[^a-z\d \-_]/g, "")
    .replaceAll(" ", "-");
}

/** What the state means, in a sentence. */
export function describeState({ permission }: LabReport): string {
  switch (permission) {
    case "off":
      return "The browser does not check local network access.";
    case "prompt":
      return "The browser asks for permission, and nobody answers.";
    case "denied":
      return "The visitor has refused local network access.";
    case "granted":
      return "The visitor has allowed local network access.";
    case "insecure":
      return "The page is plain HTTP.";
    default:
      return permission satisfies never;
  }
}
