import { createIpv6Group, type Ipv6Group } from "./ipv6-group.ts";
import type { DigitSet } from "./nibbles.ts";

const GROUPS = 8;
const DIGITS_IN_GROUP = 4;
/** Any groups and a `::` somewhere among them. */
const ANYTHING = "[0-:a-f]*";
/** `::` stands for at least two groups in a canonical address. */
const SHORTEST_RUN = 2;

/**
 * Writes regular expressions for the canonical texts of the IPv6 addresses whose 32 digits are in the given sets,
 * without brackets. The text between the brackets is taken to be a valid address: the browser wrote it.
 *
 * A canonical text leaves out one run of zero groups, and where that run is decides what stands at which place. So
 * there is one expression for each way of having some of the constrained groups before the run, some in it and the
 * rest after it.
 */
export function ipv6Expressions(digits: readonly DigitSet[]): readonly string[] {
  const groups = Array.from({ length: GROUPS }, (_, i) =>
    createIpv6Group(digits.slice(i * DIGITS_IN_GROUP, (i + 1) * DIGITS_IN_GROUP)),
  );
  const constrained = [...groups.keys()].filter((index) => groups[index]?.isFree === false);
  const expressions: string[] = [];
  for (let before = 0; before <= constrained.length; before++) {
    for (let after = 0; before + after <= constrained.length; after++) {
      const split = splitAt(constrained, before, after);
      expressions.push(...(split.inside.length === 0 ? around(groups, split) : across(groups, split)));
    }
  }
  return expressions;
}

/** Indices of constrained groups, by where they stand to the run of zeros. */
interface Split {
  readonly before: readonly number[];
  readonly inside: readonly number[];
  readonly after: readonly number[];
}

function splitAt(constrained: readonly number[], before: number, after: number): Split {
  const end = constrained.length - after;
  return {
    before: constrained.slice(0, before),
    inside: constrained.slice(before, end),
    after: constrained.slice(end),
  };
}

/** The run holds no constrained group, or there is none: what is before counts from the left, the rest from the right. */
function around(groups: readonly Ipv6Group[], { before, after }: Split): readonly string[] {
  const left = groups.slice(0, (before.at(-1) ?? -1) + 1);
  const right = groups.slice(after[0] ?? GROUPS);
  const gap = GROUPS - left.length - right.length;
  // A run that is written out is not the first of the longest ones.
  if (longestRun(left) >= Math.max(gap, SHORTEST_RUN)) return [];
  if (longestRun(right) > Math.max(gap, SHORTEST_RUN - 1)) return [];
  if (right.length === 0) return [left.length === GROUPS ? write(left) : `${write(left)}:${ANYTHING}`];
  // Without room for a run between them, both sides are one text, and that one counts from the left.
  if (gap < SHORTEST_RUN && (left.length > 0 || right.length === GROUPS)) return [];
  return [`${left.length === 0 ? "" : `${write(left)}:`}${ANYTHING}:${write(right)}`];
}

/** The run holds constrained groups: it starts at or before the first of them and ends behind the last. */
function across(groups: readonly Ipv6Group[], { before, inside, after }: Split): readonly string[] {
  if (inside.some((index) => groups[index]?.hasZero === false)) return [];
  const firstInside = inside[0] ?? 0;
  const lastInside = inside.at(-1) ?? 0;
  const starts = before.length === 0 ? [undefined] : span((before.at(-1) ?? -1) + 1, firstInside);
  const ends = after.length === 0 ? [undefined] : span(lastInside + 1, after[0] ?? GROUPS);
  return starts.flatMap((start) =>
    ends.flatMap((end) => {
      const left = groups.slice(0, start ?? 0);
      const right = groups.slice(end ?? GROUPS);
      const length = (end ?? GROUPS) - (start ?? 0);
      // A zero beside the run would be part of it, and a run that is written out is not the longest.
      if (left.at(-1)?.isZero === true || right[0]?.isZero === true) return [];
      if (length < SHORTEST_RUN || longestRun(left) >= length || longestRun(right) > length) return [];
      const head = start === undefined ? upTo(firstInside) : write(left);
      const tail = end === undefined ? upTo(GROUPS - lastInside - 1) : write(right);
      return [`${head}::${tail}`];
    }),
  );
}

/** Length of the longest run of groups that can only be zero. */
function longestRun(groups: readonly Ipv6Group[]): number {
  let longest = 0;
  let length = 0;
  for (const { isZero } of groups) {
    length = isZero ? length + 1 : 0;
    longest = Math.max(longest, length);
  }
  return longest;
}

/** At most `count` free groups. */
function upTo(count: number): string {
  if (count === 0) return "";
  const more = count === 1 ? "" : `(?::[0-9a-f]+){0,${count - 1}}`;
  return `(?:[0-9a-f]+${more})?`;
}

function span(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function write(groups: readonly Ipv6Group[]): string {
  return groups.map(({ expression }) => expression).join(":");
}
