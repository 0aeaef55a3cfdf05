import { OUTCOME_KINDS, type Outcome } from "./outcome.ts";
import { PROBE_CONTEXTS, type ProbeContext } from "./probe-context.ts";
import { parseHandover, type Handover } from "./ticket.ts";

/** What a starting frame says to the window that made it, before it can be given anything. */
export const HELLO = "hushport-hello";

/** First message to a context: where it is and what it may probe. A port for everything else comes with it. */
export interface Connect {
  readonly kind: "hushport-connect";
  readonly context: ProbeContext;
  readonly handover: Handover;
  readonly pagesUrl: string;
}

/** From the page to a context. */
export type Request =
  | {
      readonly kind: "run";
      readonly id: number;
      readonly driver: string;
      readonly token: string;
      readonly deadlineMs: number;
    }
  | { readonly kind: "abort"; readonly id: number };

/** From a context to the page. */
export type Reply =
  | { readonly kind: "ready" }
  | { readonly kind: "outcome"; readonly id: number; readonly outcome: Outcome }
  | { readonly kind: "refused"; readonly id: number; readonly message: string };

/** @returns `undefined` unless `value` is the first message to a context. */
export function parseConnect(value: unknown): Connect | undefined {
  if (!isRecord(value) || value["kind"] !== "hushport-connect") return undefined;
  const { context, pagesUrl } = value;
  const handover = parseHandover(value["handover"]);
  const knownContext = PROBE_CONTEXTS.find((known) => known === context);
  if (handover === undefined || knownContext === undefined || typeof pagesUrl !== "string") return undefined;
  return { kind: "hushport-connect", context: knownContext, handover, pagesUrl };
}

/** @returns `undefined` unless `value` is a request. */
export function parseRequest(value: unknown): Request | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, id, driver, token, deadlineMs } = value;
  if (typeof id !== "number") return undefined;
  if (kind === "abort") return { kind, id };
  if (kind !== "run" || typeof driver !== "string" || typeof token !== "string") return undefined;
  return typeof deadlineMs === "number" && deadlineMs > 0
    ? { kind, id, driver, token, deadlineMs }
    : undefined;
}

/** @returns `undefined` unless `value` is a reply. */
export function parseReply(value: unknown): Reply | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, id, outcome, message } = value;
  if (kind === "ready") return { kind };
  if (typeof id !== "number") return undefined;
  if (kind === "outcome" && isOutcome(outcome)) return { kind, id, outcome };
  return kind === "refused" && typeof message === "string" ? { kind, id, message } : undefined;
}

function isOutcome(value: unknown): value is Outcome {
  return (
    isRecord(value) &&
    OUTCOME_KINDS.some((kind) => kind === value["kind"]) &&
    typeof value["atMs"] === "number" &&
    typeof value["durationMs"] === "number"
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
