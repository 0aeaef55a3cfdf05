import { parseBlock, type AddressBlock } from "../../address/address-block.ts";
import { formatIpv4 } from "../../address/ipv4.ts";
import { formatIpv6 } from "../../address/ipv6.ts";
import { NON_PUBLIC_IPV4 } from "../../address/non-public-ipv4.ts";
import { NON_PUBLIC_IPV6 } from "../../address/non-public-ipv6.ts";

/** All that the internet's registries give out; everything else in IPv6 is special. RFC 4291 §2.4. */
const GLOBAL_UNICAST = "2000::/3";
/** Tunnels that carry IPv4 addresses in their own: RFC 4380 (Teredo) and RFC 3056 (6to4). Nobody needs them here. */
const TUNNELS = ["2001::/32", "2002::/16"];

const IPV4_BITS = 32;
const WORD_BITS = 32;

/**
 * Blocks of public addresses, as few as cover all of them: what a list that can only permit has to name, so that
 * nothing else is permitted.
 *
 * IPv6 is the global unicast block without its non-public parts and without tunnels.
 */
export function directAddressBlocks(): readonly string[] {
  const ipv4 = complement(
    "",
    NON_PUBLIC_IPV4.map(([block]) => readPrefix(block)),
  );
  const special = [...NON_PUBLIC_IPV6.map(([block]) => block), ...TUNNELS].map(readPrefix);
  const ipv6 = complement(readPrefix(GLOBAL_UNICAST), special);
  return [...ipv4.map(writeIpv4Block), ...ipv6.map(writeIpv6Block)];
}

/** The prefixes, as bits, that cover what is in `prefix` and in none of the others. */
function complement(prefix: string, excluded: readonly string[]): readonly string[] {
  if (excluded.some((other) => prefix.startsWith(other))) return [];
  if (!excluded.some((other) => other.startsWith(prefix))) return [prefix];
  return [...complement(`${prefix}0`, excluded), ...complement(`${prefix}1`, excluded)];
}

function readPrefix(text: string): string {
  const block = parseBlock(text);
  if (block === undefined) throw new RangeError(`Cannot read address block ${JSON.stringify(text)}`);
  return bitsOf(block).slice(0, block.prefixLength);
}

function bitsOf({ address }: AddressBlock): string {
  const words = address.kind === "ipv4" ? [address.bits] : address.words;
  return words.map((word) => word.toString(2).padStart(WORD_BITS, "0")).join("");
}

function writeIpv4Block(prefix: string): string {
  const address = formatIpv4({ kind: "ipv4", bits: Number.parseInt(prefix.padEnd(IPV4_BITS, "0"), 2) });
  return `${address}/${prefix.length}`;
}

function writeIpv6Block(prefix: string): string {
  const word = (index: number): number =>
    Number.parseInt(prefix.slice(index * WORD_BITS, (index + 1) * WORD_BITS).padEnd(WORD_BITS, "0"), 2);
  const address = formatIpv6({ kind: "ipv6", words: [word(0), word(1), word(2), word(3)] });
  return `${address}/${prefix.length}`;
}
