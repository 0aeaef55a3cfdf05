/**
 * Colours of the kinds of target; shapes and words tell the same.
 *
 * Source: our own choice, the colours of the style sheet.
 * Snapshot: 2026-11-22.
 * Left out: rare kinds, which share one.
 */
const KIND_COLOURS: Readonly<Record<string, string>> = {
  http: "var(--clean)",
  https: "var(--clean)",
  silent: "var(--far-1)",
  closed: "var(--far-2)",
  filtered: "var(--far-0)",
};

/** Colours in the order of `kinds`. */
export function kindColours(kinds: readonly string[]): string[] {
  return kinds.map((kind) =>
    Object.hasOwn(KIND_COLOURS, kind) ? (KIND_COLOURS[kind] ?? "") : "var(--soft)",
  );
}
