import type { ComponentChildren } from "preact";
import { t, type MessageKey } from "../../i18n/translate.ts";

/** A message with elements in the place of `$1`, `$2`, …, in whatever order the language wants them. */
export function Rich({
  id,
  parts,
}: {
  readonly id: MessageKey;
  readonly parts: readonly ComponentChildren[];
}) {
  // Private-use characters: no message and no page's text, which is shown by elements only, has them.
  const marked = t(id, ...parts.map((_, index) => `\uE000${index}\uE000`));
  return (
    <>{marked.split("\uE000").map((piece, index) => (index % 2 === 0 ? piece : parts[Number(piece)]))}</>
  );
}
