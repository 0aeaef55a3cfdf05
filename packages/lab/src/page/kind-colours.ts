/**
 * Colours of the kinds of target, by the words for them; places and words tell the same.
 *
 * Source: our own choice, the colours of the style sheet.
 * Snapshot: 2026-11-22.
 * Left out: rare kinds, which share one.
 */
const KIND_COLOURS: Readonly<Record<string, string>> = {
  "web server": "var(--clean)",
  answers: "var(--clean)",
  "says nothing": "var(--far-1)",
  closed: "var(--far-2)",
  filtered: "var(--far-0)",
};

/** Colours in the order of `words`. */
export function kindColours(words: readonly string[]): string[] {
  return words.map((kind) =>
    Object.hasOwn(KIND_COLOURS, kind) ? (KIND_COLOURS[kind] ?? "") : "var(--soft)",
  );
}
