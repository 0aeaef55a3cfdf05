import type { Notation } from "./notation.ts";

/** Full stops that IDNA maps to the dot: ideographic, full-width, half-width ideographic. */
const FULL_STOPS = ["\u3002", "\uFF0E", "\uFF61"] as const;
/** Characters that IDNA maps to nothing: soft hyphen, zero width space, word joiner, variation selector, byte order mark. */
const IGNORED = ["\u00AD", "\u200B", "\u2060", "\uFE0F", "\uFEFF"] as const;
/** Letters that IDNA maps to ASCII ones one would not expect. */
const LOOKALIKES: readonly (readonly [ascii: string, mapped: string])[] = [
  ["k", "\u212A"], // KELVIN SIGN
  ["s", "\u017F"], // LATIN SMALL LETTER LONG S
  ["fi", "\uFB01"], // LATIN SMALL LIGATURE FI
  ["l", "\u2113"], // SCRIPT SMALL L
  ["o", "\u2134"], // SCRIPT SMALL O
  ["2", "\u00B2"], // SUPERSCRIPT TWO
  ["1", "\u2081"], // SUBSCRIPT ONE
];

/**
 * Ways to write the characters of a name or number that the host parser undoes before it reads them.
 *
 * Source: https://url.spec.whatwg.org/#concept-host-parser (percent-decoding, then domain to ASCII) and the mapping
 * table of Unicode Technical Standard 46.
 * Snapshot: 2026-11-21.
 * Left out: characters whose mapping changed between Unicode versions, about which browsers of one year disagree.
 */
export const CHARACTER_NOTATIONS: readonly Notation<string>[] = [
  { id: "plain", write: (text) => text },
  { id: "upper-case", write: (text) => text.replace(/[a-z]/g, upper) },
  {
    id: "mixed-case",
    write: (text, random) => text.replace(/[a-z]/g, (letter) => random.pick([letter, upper(letter)])),
  },
  { id: "ideographic-stops", write: (text) => text.replaceAll(".", FULL_STOPS[0]) },
  { id: "full-width-stops", write: (text) => text.replaceAll(".", FULL_STOPS[1]) },
  { id: "half-width-stops", write: (text) => text.replaceAll(".", FULL_STOPS[2]) },
  {
    id: "mixed-stops",
    write: (text, random) => text.replace(/\./g, () => random.pick([".", ...FULL_STOPS])),
  },
  { id: "full-width", write: (text) => shift(text, 0xff10, 0xff41) },
  { id: "bold", write: (text) => shift(text, 0x1d7ce, 0x1d41a) },
  { id: "sans-serif", write: (text) => shift(text, 0x1d7e2, 0x1d5ba) },
  { id: "circled", write: (text) => shift(text.replaceAll("0", "\u24EA"), 0x245f, 0x24d0) },
  {
    id: "lookalikes",
    write: (text) => LOOKALIKES.reduce((soFar, [ascii, mapped]) => soFar.replaceAll(ascii, mapped), text),
  },
  {
    id: "ignored-characters",
    write: (text, random) =>
      mapCharacters(text, (character) => character + (random.below(3) === 0 ? random.pick(IGNORED) : "")),
  },
  { id: "percent-encoded", write: (text) => mapCharacters(text, percentEncode) },
  {
    id: "percent-encoded-lower",
    write: (text) => mapCharacters(text, (character) => percentEncode(character).toLowerCase()),
  },
  {
    id: "percent-encoded-some",
    write: (text, random) =>
      mapCharacters(text, (character) => random.pick([character, percentEncode(character)])),
  },
  { id: "percent-encoded-dots", write: (text) => text.replaceAll(".", "%2E") },
  {
    id: "percent-encoded-full-width",
    write: (text) => mapCharacters(shift(text, 0xff10, 0xff41), percentEncode),
  },
];

/** Moves digits and lower-case letters to another alphabet, given where its first digit and letter are. */
function shift(text: string, zero: number, letterA: number): string {
  return text.replace(/[0-9a-z]/g, (character) => {
    const code = character.charCodeAt(0);
    return String.fromCodePoint(code < 0x61 ? code - 0x30 + zero : code - 0x61 + letterA);
  });
}

function mapCharacters(text: string, map: (character: string) => string): string {
  return Array.from(text, (character) => map(character)).join("");
}

function percentEncode(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x80 ? `%${code.toString(16).toUpperCase()}` : encodeURIComponent(character);
}

function upper(letter: string): string {
  return letter.toUpperCase();
}
