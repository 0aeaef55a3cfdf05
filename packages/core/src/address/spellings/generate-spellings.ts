import { formatIpv4, parseIpv4, type Ipv4 } from "../ipv4.ts";
import { formatIpv6, parseIpv6, type Ipv6 } from "../ipv6.ts";
import { AUTHORITY_NOTATIONS } from "./authority-notations.ts";
import { CHARACTER_NOTATIONS } from "./character-notations.ts";
import { IPV6_NOTATIONS, mapIpv4 } from "./ipv6-notations.ts";
import { NUMBER_NOTATIONS } from "./number-notations.ts";
import { REFUSED_HOSTS } from "./refused-hosts.ts";
import { createRandom, type SeededRandom } from "./seeded-random.ts";
import { SPELLED_IPV4, SPELLED_IPV6, SPELLED_NAMES } from "./spelled-hosts.ts";

/** A host as a page may write it, and what it means by construction (not by any URL parser). */
export interface Spelling {
  /** What stands between `//` and the path. */
  readonly text: string;
  /** Ids of the notations that it was made with, innermost first. */
  readonly notations: readonly string[];
  /** Canonical host without brackets; `undefined` when browsers refuse the text. */
  readonly host: string | undefined;
}

/** Every second address is random, so that no row of a table is all that is tested. */
const EDGE_OR_RANDOM = 2;
/** Every second spelling has something around the host. */
const BARE_OR_AUTHORITY = 2;

const WRITERS: readonly ((random: SeededRandom) => Spelling)[] = [
  writeIpv4,
  writeIpv4,
  writeIpv4,
  writeIpv4,
  writeMapped,
  writeIpv6,
  writeName,
  writeName,
  writeRefused,
];

/** Writes `count` different spellings of many hosts, the same ones for the same seed: all notations, and near misses. */
export function generateSpellings(seed: number, count: number): readonly Spelling[] {
  const random = createRandom(seed);
  const byText = new Map<string, Spelling>();
  while (byText.size < count) {
    const spelling = random.pick(WRITERS)(random);
    if (!byText.has(spelling.text)) byText.set(spelling.text, spelling);
  }
  return [...byText.values()];
}

function writeIpv4(random: SeededRandom): Spelling {
  const address = anyIpv4(random);
  const number = random.pick(NUMBER_NOTATIONS);
  const character = random.pick(CHARACTER_NOTATIONS);
  const text = character.write(number.write(address, random), random);
  return withAuthority({ text, notations: [number.id, character.id], host: formatIpv4(address) }, random);
}

function writeMapped(random: SeededRandom): Spelling {
  return writeBracketed(mapIpv4(anyIpv4(random)), random);
}

function writeIpv6(random: SeededRandom): Spelling {
  return writeBracketed(anyIpv6(random), random);
}

function writeBracketed(address: Ipv6, random: SeededRandom): Spelling {
  const { id, write } = random.pick(IPV6_NOTATIONS);
  return withAuthority({ text: write(address, random), notations: [id], host: formatIpv6(address) }, random);
}

function writeName(random: SeededRandom): Spelling {
  const [written, canonical] = random.pick(SPELLED_NAMES);
  // A prefix makes enough of them; it has nothing that a notation could not write.
  const label = random.pick(["", "", `w${random.below(1_000)}.`]);
  const { id, write } = random.pick(CHARACTER_NOTATIONS);
  return withAuthority(
    { text: write(label + written, random), notations: [id], host: label + canonical },
    random,
  );
}

function writeRefused(random: SeededRandom): Spelling {
  const { id, write } = random.pick(REFUSED_HOSTS);
  return { text: write(anyIpv4(random), random), notations: [id], host: undefined };
}

function withAuthority({ text, notations, host }: Spelling, random: SeededRandom): Spelling {
  const authority = random.pick(
    random.below(BARE_OR_AUTHORITY) === 0 ? AUTHORITY_NOTATIONS.slice(0, 1) : AUTHORITY_NOTATIONS,
  );
  return { text: authority.write(text, random), notations: [...notations, authority.id], host };
}

function anyIpv4(random: SeededRandom): Ipv4 {
  const edge = random.below(EDGE_OR_RANDOM) === 0 ? parseIpv4(random.pick(SPELLED_IPV4)) : undefined;
  return edge ?? { kind: "ipv4", bits: random.below(2 ** 32) };
}

function anyIpv6(random: SeededRandom): Ipv6 {
  const edge = random.below(EDGE_OR_RANDOM) === 0 ? parseIpv6(random.pick(SPELLED_IPV6)) : undefined;
  if (edge !== undefined) return edge;
  // Zero words, so that there is something to compress.
  const word = (): number => random.below(2) * random.below(2 ** 32);
  return { kind: "ipv6", words: [word(), word(), word(), word()] };
}
