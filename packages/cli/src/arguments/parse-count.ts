import { UsageError } from "./usage-error.ts";

/** Largest count that a user can ask for: seeds have 31 bits. */
const MAX_COUNT = 2 ** 31 - 1;

/**
 * Reads a whole number from 1 on.
 *
 * @throws {UsageError} If it is none.
 */
export function parseCount(text: string): number {
  const count = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(count <= MAX_COUNT)) {
    throw new UsageError(text, "it is no whole number", `write one from 1 to ${MAX_COUNT}`);
  }
  return count;
}

/** Collects an option that may be repeated; a comma separates too. */
export function collectNames(text: string, earlier: readonly string[]): readonly string[] {
  return [...earlier, ...text.split(",").filter((name) => name !== "")];
}

/** Collects an option that may be repeated and may hold commas. */
export function collectTexts(text: string, earlier: readonly string[]): readonly string[] {
  return [...earlier, text];
}
