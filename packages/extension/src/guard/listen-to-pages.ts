import * as z from "zod/mini";
import { codeOf } from "../contract/code-of.ts";
import { messageOf } from "../contract/message-of.ts";
import { guardMessageSchema, type GuardMessage } from "./messages.ts";
import type { Replies, ReplyEnvelope } from "./replies.ts";

/** One answer for each kind of message. */
export type Handlers = {
  readonly [Kind in GuardMessage["kind"]]: (
    message: Extract<GuardMessage, { kind: Kind }>,
    sender: chrome.runtime.MessageSender,
  ) => Promise<Replies[Kind]>;
};

/**
 * Answers the extension's own pages, and nobody else: content scripts run inside strangers' pages and send through the
 * same door, and the warning page can be framed by anybody.
 */
export function listenToPages(handlers: Handlers): void {
  chrome.runtime.onMessage.addListener((message: unknown, sender, sendResponse) => {
    if (!isOwnPage(sender)) return undefined;
    const parsed = guardMessageSchema.safeParse(message);
    if (!parsed.success) {
      sendResponse({ kind: "failure", message: `Cannot read the message: ${z.prettifyError(parsed.error)}` });
      return undefined;
    }
    handle(handlers, parsed.data, sender).then(
      (value) => sendResponse({ kind: "answer", value }),
      (error: unknown) => sendResponse(failureOf(error)),
    );
    // Keeps the channel open until the promise is settled.
    return true;
  });
}

/** An error does not survive the way to a page: its code and its message do. */
function failureOf(error: unknown): ReplyEnvelope {
  const code = codeOf(error);
  return { kind: "failure", message: messageOf(error), ...(code === undefined ? {} : { code }) };
}

/** Tells whether a message comes from the top document of one of the extension's own pages. */
export function isOwnPage({ id, url, frameId }: chrome.runtime.MessageSender): boolean {
  return (
    id === chrome.runtime.id &&
    url !== undefined &&
    url.startsWith(chrome.runtime.getURL("")) &&
    (frameId === undefined || frameId === 0)
  );
}

function handle(
  handlers: Handlers,
  message: GuardMessage,
  sender: chrome.runtime.MessageSender,
): Promise<unknown> {
  // The kind chose the handler; TypeScript cannot tie the two together across a union.
  const answer: (message: never, sender: chrome.runtime.MessageSender) => Promise<unknown> =
    handlers[message.kind];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return answer(message as never, sender);
}
