import type { HookMessage } from "./page-hook.ts";

/**
 * Reads what the page hook sent. A page that got hold of the binding could send anything.
 *
 * @returns `undefined` unless it has the shape of a message.
 */
export function parseHookMessage(payload: string): HookMessage | undefined {
  try {
    const value: unknown = JSON.parse(payload);
    return isHookMessage(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const KINDS: ReadonlySet<unknown> = new Set<HookMessage["kind"]>([
  "rtc-config",
  "rtc-candidate",
  "rtc-description",
  "websocket",
]);

function isHookMessage(value: unknown): value is HookMessage {
  return (
    typeof value === "object" &&
    value !== null &&
    "kind" in value &&
    KINDS.has(value.kind) &&
    "texts" in value &&
    Array.isArray(value.texts) &&
    value.texts.every((item) => typeof item === "string") &&
    "href" in value &&
    typeof value.href === "string" &&
    "stack" in value &&
    typeof value.stack === "string" &&
    "peer" in value &&
    typeof value.peer === "number"
  );
}
