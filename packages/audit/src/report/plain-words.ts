const LIST = new Intl.ListFormat("en", { type: "conjunction" });
const NUMBER = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

/** Writes a number as a reader expects it: `10,000`. */
export function formatNumber(value: number): string {
  return NUMBER.format(value);
}

/** Writes a count with its noun: `1 port`, `14 ports`. */
export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${formatNumber(count)} ${count === 1 ? noun : nouns}`;
}

/** Joins words as a sentence does: `a, b, and c`. */
export function listWords(words: readonly string[]): string {
  return LIST.format(words);
}
