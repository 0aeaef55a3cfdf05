import { expressionSize } from "./expression-size.ts";

/**
 * Most instructions that an expression may take. Chromium gives RE2 2 KB for each rule; measured there (Chromium 156):
 * 112 single characters or 37 classes of two ranges are taken, one more is refused.
 */
const MAX_SIZE = 96;

/** What stands around the alternatives of an expression. */
export interface Frame {
  readonly before: string;
  readonly after: string;
}

/**
 * Joins alternatives to as few expressions as the limit lets. They are sorted first: RE2 writes only once what
 * neighbours begin with.
 *
 * @throws {RangeError} If one alternative alone is too large.
 */
export function packExpressions(
  { before, after }: Frame,
  alternatives: readonly string[],
): readonly string[] {
  const room = MAX_SIZE - expressionSize(before) - expressionSize(after);
  const packs: string[][] = [];
  let left = 0;
  let previous = "";
  for (const alternative of [...new Set(alternatives)].sort()) {
    const size = expressionSize(alternative) + 1;
    if (size > room) {
      throw new RangeError(`Cannot make a rule of ${alternative}: ${size} instructions, at most ${room}`);
    }
    let needed = size - sharedCharacters(previous, alternative);
    if (needed > left) {
      packs.push([]);
      left = room;
      needed = size;
    }
    packs.at(-1)?.push(alternative);
    left -= needed;
    previous = alternative;
  }
  return packs.map((pack) => `${before}(?:${pack.join("|")})${after}`);
}

/** How many plain characters two expressions both begin with; one less, since a sign may follow the last of them. */
function sharedCharacters(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a[count] === b[count] && PLAIN.test(a.charAt(count))) count++;
  return Math.max(0, count - 1);
}

const PLAIN = /[0-9a-z:]/;
