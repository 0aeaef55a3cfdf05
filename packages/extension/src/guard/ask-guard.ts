import type { GuardMessage } from "./messages.ts";
import { REPLY_SCHEMAS, replyEnvelopeSchema, type Replies } from "./replies.ts";

/** The background could not do what a page asked. Its message is for the reader of a bug report. */
export class GuardRequestError extends Error {
  override readonly name = "GuardRequestError";
  readonly code = "ERR_GUARD_REQUEST";
  /** Code of the background's own error: `undefined` when that has none, or there was no answer. */
  readonly reasonCode: string | undefined;

  constructor(message: string, reasonCode?: string) {
    super(message);
    this.reasonCode = reasonCode;
  }
}

/**
 * Asks the background, from one of the extension's own pages.
 *
 * @throws {GuardRequestError} If the background refused, or cannot be reached because it is being updated.
 */
export async function askGuard<Message extends GuardMessage>(
  message: Message,
): Promise<Replies[Message["kind"]]> {
  const envelope = replyEnvelopeSchema.safeParse(await chrome.runtime.sendMessage(message));
  if (!envelope.success) throw new GuardRequestError(`Cannot ask for ${message.kind}: no answer`);
  if (envelope.data.kind === "failure")
    throw new GuardRequestError(envelope.data.message, envelope.data.code);
  const schemas: { readonly [Kind in GuardMessage["kind"]]: { parse(value: unknown): Replies[Kind] } } =
    REPLY_SCHEMAS;
  const kind: Message["kind"] = message.kind;
  return schemas[kind].parse(envelope.data.value);
}
