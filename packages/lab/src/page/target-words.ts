/**
 * What the kinds of target stand for, in the order in which people compare them.
 *
 * Source: `packages/testbed/src/targets`.
 * Snapshot: 2026-11-22.
 * Left out: kinds that only few measurements have; they keep their name and come last.
 */
const TARGET_WORDS: readonly (readonly [kind: string, words: string])[] = [
  ["http", "web server"],
  ["https", "web server"],
  ["answering", "answers"],
  ["silent", "says nothing"],
  ["closed", "closed"],
  ["filtered", "filtered"],
];

/** Names a kind of target for people. */
export function targetWords(kind: string): string {
  return TARGET_WORDS.find(([known]) => known === kind)?.[1] ?? kind;
}

/** The same, of many kinds, each name once, in the order of people. */
export function orderTargets(kinds: readonly string[]): readonly string[] {
  const known = TARGET_WORDS.filter(([kind]) => kinds.includes(kind)).map(([, words]) => words);
  return [...new Set([...known, ...kinds.map(targetWords).toSorted()])];
}
