/**
 * What the kinds of target stand for.
 *
 * Source: `packages/testbed/src/targets`.
 * Snapshot: 2026-11-22.
 * Left out: nothing; a kind without a row keeps its name.
 */
const TARGET_WORDS: Readonly<Record<string, string>> = {
  http: "a web server",
  https: "a web server with TLS",
  websocket: "a WebSocket server",
  silent: "a program that waits",
  banner: "a program that greets",
  slow: "a slow program",
  answering: "a program that answers",
  closed: "closed",
  filtered: "filtered",
};

/** Names a kind of target for people. */
export function targetWords(kind: string): string {
  return Object.hasOwn(TARGET_WORDS, kind) ? (TARGET_WORDS[kind] ?? kind) : kind;
}
