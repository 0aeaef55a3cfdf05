import type { Outcome, Ticket } from "@hushport/channels";

/** Longest detail that is kept; browsers' messages are shorter, a hostile page's need not be. */
const MAX_DETAIL_LENGTH = 160;

/** Everything that an outcome shows besides its kind and time, without what differs from port to port by itself. */
export function describeOutcome({ errorName, code, readyState, detail }: Outcome, ticket: Ticket): string {
  return [
    errorName ?? "",
    code === undefined ? "" : `code ${code}`,
    readyState === undefined ? "" : `state ${readyState}`,
    withoutAddress(detail ?? "", ticket),
  ]
    .filter((part) => part !== "")
    .join(", ")
    .slice(0, MAX_DETAIL_LENGTH);
}

/** When the page saw the outcome; `null` when it saw none. */
export function eventMs({ kind, durationMs, resourceTimingMs }: Outcome): number | null {
  if (kind === "timeout") return null;
  // What the timeline says is finer than when the page was told.
  return kind === "resource-timing" ? (resourceTimingMs ?? durationMs) : durationMs;
}

function withoutAddress(text: string, { token, host, port }: Ticket): string {
  return text
    .replaceAll(/\b[a-z]+:\/\/[^\s"'<>]+/gi, "URL")
    .replaceAll(token, "TOKEN")
    .replaceAll(host, "HOST")
    .replaceAll(/\b\d{1,3}(?:\.\d{1,3}){3}\b|\[[\da-f:.]+\]|\b[\da-f-]{36}\.local\b/gi, "HOST")
    .replaceAll(new RegExp(`\\b${port}\\b`, "g"), "PORT");
}
