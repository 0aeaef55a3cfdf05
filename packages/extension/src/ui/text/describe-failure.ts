import { messageOf } from "../../contract/message-of.ts";
import { GuardRequestError } from "../../guard/ask-guard.ts";
import { language, t, type MessageKey } from "../../i18n/translate.ts";

/** What to say of something that failed, and the language that it is said in. */
export interface FailureWords {
  readonly text: string;
  readonly language: string;
}

/** Errors of the background that a person can do something about, by their codes. */
const MESSAGES: ReadonlyMap<string, MessageKey> = new Map([
  ["ERR_GUARD_ANSWER_TOO_LATE", "error_answer_too_late"],
]);

/** Says what failed in the reader's language where the catalogue can, and else in the error's own English. */
export function describeFailure(error: unknown): FailureWords {
  const code = error instanceof GuardRequestError ? error.reasonCode : undefined;
  const key = code === undefined ? undefined : MESSAGES.get(code);
  return key === undefined
    ? { text: messageOf(error), language: "en" }
    : { text: t(key), language: language() };
}
