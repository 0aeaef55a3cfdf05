import { UsageError } from "./usage-error.ts";

/** Longest time that a user can ask for: a day, since Node's timers end at 24.8 days. */
const MAX_SECONDS = 86_400;

/**
 * Reads a number of seconds, fractions allowed, as milliseconds.
 *
 * @throws {UsageError} If it is no number from 0 to a day.
 */
export function parseSecondsMs(text: string): number {
  const seconds = /^\d{1,6}(?:\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(seconds <= MAX_SECONDS)) {
    throw new UsageError(
      text,
      "it is not a number of seconds",
      `write one from 0 to ${MAX_SECONDS}, such as 15`,
    );
  }
  return Math.round(seconds * 1_000);
}
