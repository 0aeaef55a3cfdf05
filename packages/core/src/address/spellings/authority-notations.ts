import type { Notation } from "./notation.ts";

/**
 * What may stand around a host between `//` and the path without changing which host it is.
 *
 * Source: https://url.spec.whatwg.org/#authority-state and the states around it.
 * Snapshot: 2026-11-21.
 * Left out: other schemes; `ws`, `wss` and `https` have the same states.
 */
export const AUTHORITY_NOTATIONS: readonly Notation<string>[] = [
  { id: "bare", write: (host) => host },
  { id: "user", write: (host) => `user@${host}` },
  { id: "user-empty", write: (host) => `@${host}` },
  { id: "user-password", write: (host) => `user:pass:word@${host}` },
  { id: "user-public-host", write: (host) => `www.example.com:443@${host}` },
  { id: "user-at-signs", write: (host) => `a@b%40@${host}` },
  { id: "port-default", write: (host) => `${host}:80` },
  { id: "port", write: (host, random) => `${host}:${random.below(65_536)}` },
  { id: "port-zeros", write: (host, random) => `${host}:000000${random.below(65_536)}` },
  { id: "port-empty", write: (host) => `${host}:` },
  { id: "tab", write: (host, random) => insert(host, "\t", random.below) },
  { id: "line-feed", write: (host, random) => insert(host, "\n", random.below) },
  { id: "carriage-return", write: (host, random) => insert(host, "\r", random.below) },
  { id: "slash-before", write: (host) => `/${host}` },
  { id: "backslash-before", write: (host) => `\\\\${host}` },
  { id: "backslash-after", write: (host) => `${host}\\@www.example.com` },
  { id: "question-mark-after", write: (host) => `${host}?@www.example.com` },
  { id: "hash-after", write: (host) => `${host}#@www.example.com` },
];

function insert(text: string, inserted: string, below: (limit: number) => number): string {
  const characters = Array.from(text);
  const at = below(characters.length + 1);
  return [...characters.slice(0, at), inserted, ...characters.slice(at)].join("");
}
