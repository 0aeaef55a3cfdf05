import { formatIpv4, type Ipv4 } from "../ipv4.ts";
import { formatIpv6 } from "../ipv6.ts";
import { CHARACTER_NOTATIONS } from "./character-notations.ts";
import type { Spelling } from "./generate-spellings.ts";
import { IPV6_NOTATIONS, mapIpv4 } from "./ipv6-notations.ts";
import { NUMBER_NOTATIONS } from "./number-notations.ts";
import { createRandom } from "./seeded-random.ts";

/** Where a notation leaves a choice, it is always made the same way. */
const SEED = 1;

/** Writes one address in every way there is, each text once: numbers, characters, and mapped into IPv6. */
export function spellAddress(address: Ipv4): readonly Spelling[] {
  const random = createRandom(SEED);
  const host = formatIpv4(address);
  const mapped = mapIpv4(address);
  const spellings: Spelling[] = [
    ...NUMBER_NOTATIONS.map(({ id, write }) => ({ text: write(address, random), notations: [id], host })),
    ...CHARACTER_NOTATIONS.map(({ id, write }) => ({
      text: write(host, random),
      notations: ["dotted", id],
      host,
    })),
    ...IPV6_NOTATIONS.map(({ id, write }) => ({
      text: write(mapped, random),
      notations: ["mapped", id],
      host: formatIpv6(mapped),
    })),
  ];
  const seen = new Set<string>();
  return spellings.filter(({ text }) => !seen.has(text) && seen.add(text));
}
