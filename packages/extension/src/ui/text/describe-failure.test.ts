import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AnswerTooLateError } from "../../contract/asked-navigation.ts";
import { GuardRequestError } from "../../guard/ask-guard.ts";
import german from "../../i18n/_locales/de/messages.json" with { type: "json" };
import { describeFailure } from "./describe-failure.ts";

beforeEach(() => {
  const messages = new Map(Object.entries(german));
  vi.stubGlobal("chrome", { i18n: { getMessage: (key: string) => messages.get(key)?.message ?? "" } });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test("describeFailure() of a click that came too late is in the reader's language", () => {
  const { message, code } = new AnswerTooLateError("http://192.168.77.1/");
  expect(describeFailure(new GuardRequestError(message, code))).toEqual({
    text: german.error_answer_too_late.message,
    language: "de",
  });
});

test.each([
  [new GuardRequestError("Cannot do it: no reason", "ERR_NOBODY_KNOWS"), "Cannot do it: no reason"],
  [new GuardRequestError("Cannot do it: no code"), "Cannot do it: no code"],
  [new TypeError("no function"), "no function"],
  ["thrown bare", "thrown bare"],
])("describeFailure() of %s is the error's own English", (error, text) => {
  expect(describeFailure(error)).toEqual({ text, language: "en" });
});
