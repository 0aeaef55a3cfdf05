import type { MessageKey } from "./message-key.ts";

export type { MessageKey } from "./message-key.ts";

/** Name of a message that depends on a number: `ports` of `ports_one` and `ports_other`. */
export type PluralKey = MessageKey extends infer Key
  ? Key extends `${infer Stem}_other`
    ? Stem
    : never
  : never;

/** Looks a message up in the browser's language. Values are put in for `$1`, `$2`, …; they are data, never markup. */
export function t(key: MessageKey, ...values: readonly string[]): string {
  return chrome.i18n.getMessage(key, [...values]);
}

/** Looks up the form of a message that a number takes in the catalogue's language; the number is `$1`. */
export function tCount(key: PluralKey, count: number, ...values: readonly string[]): string {
  const form = new Intl.PluralRules(language()).select(count);
  const substitutes = [formatCount(count), ...values];
  // A language may leave out forms that read like its general one.
  return chrome.i18n.getMessage(`${key}_${form}`, substitutes) || t(`${key}_other`, ...substitutes);
}

/** Language of the catalogue that the browser chose, which may be another one than the browser's own. */
export function language(): string {
  return t("language");
}

/** Writes a number as readers of the catalogue's language expect it. */
export function formatCount(count: number): string {
  return new Intl.NumberFormat(language()).format(count);
}

/** Joins words as a sentence does. */
export function formatList(words: readonly string[]): string {
  return new Intl.ListFormat(language(), { type: "conjunction" }).format(words);
}

/** Writes a moment for somebody who looks at it the same day. */
export function formatTime(atMs: number): string {
  return new Intl.DateTimeFormat(language(), { timeStyle: "short" }).format(atMs);
}

/** Writes a moment for somebody who looks at it any day. */
export function formatMoment(atMs: number): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: "medium", timeStyle: "short" }).format(atMs);
}
