/** What host names are made of. A host with any other character is not let through. */
const CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789-_.";
/** A name of the public DNS ends in a letter, but for IDN top-level domains: what ends in a number is an address. */
const LAST_CHARACTERS = "abcdefghijklmnopqrstuvwxyz";
const LAST_DIGITS = "0123456789";

/**
 * Patterns (`*` is any text) for every dotted name that is neither one of `denied` nor below one, for lists that can
 * only permit. They go along the denied names from their ends: what leaves their letters somewhere is another name.
 *
 * The longest patterns come first, so that a list that is read from its end meets the commonest ones early.
 */
export function publicNamePatterns(denied: readonly string[]): readonly string[] {
  const names = [...new Set(denied)];
  const ends = new Set(names.flatMap((name) => Array.from(name, (_, i) => name.slice(i))));
  // What is below a denied name needs no other ending.
  const reached = (end: string): boolean => !names.some((name) => end !== name && end.endsWith(`.${name}`));
  const known = ["", ...ends].filter(reached);
  const branches = known.flatMap((end) =>
    characters(end)
      .filter((character) => !ends.has(character + end) && !(character === "." && names.includes(end)))
      .map((character) => withDot(character + end)),
  );
  const whole = known.filter((end) => isOtherName(end) && !names.includes(end));
  const patterns = [...branches, ...whole];
  return [...idnPatterns(), ...patterns.toSorted((a, b) => b.length - a.length)];
}

function characters(end: string): readonly string[] {
  return Array.from(end === "" ? LAST_CHARACTERS : CHARACTERS);
}

/** Only dotted names are public. */
function withDot(end: string): string {
  return end.includes(".") ? `*${end}` : `*.*${end}`;
}

function isOtherName(end: string): boolean {
  return end.includes(".") && !end.startsWith(".");
}

/** Hosts whose last label is an IDN in Punycode that ends in a digit. */
function idnPatterns(): readonly string[] {
  return Array.from(LAST_DIGITS, (digit) => `*.xn--*${digit}`);
}
