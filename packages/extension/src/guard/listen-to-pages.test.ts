import { afterEach, expect, test, vi } from "vitest";
import { AnswerTooLateError } from "../contract/asked-navigation.ts";
import { askGuard } from "./ask-guard.ts";
import { listenToPages, type Handlers } from "./listen-to-pages.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

type Listener = (message: unknown, sender: object, sendResponse: (reply: unknown) => void) => unknown;

/** A background that answers everything with this error, and one of its own pages to ask it. */
function refuseWith(error: Error): void {
  const listeners: Listener[] = [];
  const sender = { id: "guard", url: "chrome-extension://guard/warning.html", frameId: 0 };
  vi.stubGlobal("chrome", {
    runtime: {
      id: "guard",
      getURL: () => "chrome-extension://guard/",
      onMessage: { addListener: (listener: Listener) => listeners.push(listener) },
      sendMessage: (message: unknown) =>
        new Promise((resolve) => listeners.forEach((listener) => listener(message, sender, resolve))),
    },
  });
  const refuse = async (): Promise<never> => {
    throw error;
  };
  const handlers: Handlers = {
    "read-tab": refuse,
    "read-settings": refuse,
    "read-log": refuse,
    "clear-log": refuse,
    "add-grant": refuse,
    "revoke-grant": refuse,
    pause: refuse,
    resume: refuse,
    "set-mode": refuse,
    "set-notify": refuse,
    "set-local-names": refuse,
    "import-settings": refuse,
    "read-broken": refuse,
    "discard-broken": refuse,
    "read-asked": refuse,
    "continue-navigation": refuse,
  };
  listenToPages(handlers);
}

const URL_OF_ROUTER = "http://192.168.77.1/";

test.each([
  [
    new AnswerTooLateError(URL_OF_ROUTER),
    "ERR_GUARD_ANSWER_TOO_LATE",
    `Cannot continue to ${URL_OF_ROUTER}: it does not wait in this tab any more`,
  ],
  [new RangeError("Cannot do this: no reason"), undefined, "Cannot do this: no reason"],
  // The browser's own numbers are no codes of ours.
  [Object.assign(new Error("aborted"), { code: 20 }), undefined, "aborted"],
])("listenToPages() tells a page of %s its code and its words", async (error, reasonCode, message) => {
  refuseWith(error);
  await expect(askGuard({ kind: "continue-navigation", url: URL_OF_ROUTER })).rejects.toMatchObject({
    name: "GuardRequestError",
    code: "ERR_GUARD_REQUEST",
    message,
    reasonCode,
  });
});
