import type { AddressSpace } from "./address-space.ts";
import { parseIpv4, type Ipv4 } from "./ipv4.ts";
import { parseIpv6, type Ipv6 } from "./ipv6.ts";

/** A parsed IP address of either family. */
export type IpAddress = Ipv4 | Ipv6;

/** A block of addresses, as CIDR notation writes it. */
export interface AddressBlock {
  readonly address: IpAddress;
  readonly prefixLength: number;
}

/** One row of a table of address blocks. */
export type BlockRow = readonly [block: string, space: AddressSpace];

const PREFIX_LENGTH = /^(?:0|[1-9]\d{0,2})$/;
const WORD_BITS = 32;

/** @returns `undefined` unless `text` is a strict address of either family: no brackets, no zone, no short form. */
export function parseIpAddress(text: string): IpAddress | undefined {
  return text.includes(":") ? parseIpv6(text) : parseIpv4(text);
}

/** @returns `undefined` unless `text` is a strict address, a slash and a prefix length that the family allows. */
export function parseBlock(text: string): AddressBlock | undefined {
  const [head = "", length = "", ...rest] = text.split("/");
  const address = parseIpAddress(head);
  if (address === undefined || rest.length > 0 || !PREFIX_LENGTH.test(length)) return undefined;
  const prefixLength = Number(length);
  if (prefixLength > (address.kind === "ipv4" ? WORD_BITS : 4 * WORD_BITS)) return undefined;
  return { address, prefixLength };
}

/** Tells whether `address` is in `block`; never across families. */
export function isInBlock(address: IpAddress, block: AddressBlock): boolean {
  const inBlock = block.address;
  if (address.kind === "ipv4") {
    return inBlock.kind === "ipv4" && hasSamePrefix(address.bits, inBlock.bits, block.prefixLength);
  }
  if (inBlock.kind === "ipv4") return false;
  const [a, b, c, d] = address.words;
  const [e, f, g, h] = inBlock.words;
  const { prefixLength } = block;
  return (
    hasSamePrefix(a, e, prefixLength) &&
    hasSamePrefix(b, f, prefixLength - WORD_BITS) &&
    hasSamePrefix(c, g, prefixLength - 2 * WORD_BITS) &&
    hasSamePrefix(d, h, prefixLength - 3 * WORD_BITS)
  );
}

/**
 * Makes a table of blocks searchable; the first row that holds an address decides, else it is `public`.
 *
 * @throws {RangeError} If a row is no address block.
 */
export function createBlockLookup(rows: readonly BlockRow[]): (address: IpAddress) => AddressSpace {
  const blocks = rows.map(([text, space]) => {
    const block = parseBlock(text);
    if (block === undefined) throw new RangeError(`Cannot read address block ${JSON.stringify(text)}`);
    return { block, space };
  });
  return (address) => blocks.find(({ block }) => isInBlock(address, block))?.space ?? "public";
}

/** Compares the first `length` of 32 bits; none when `length` is not positive, all when it is more than 32. */
function hasSamePrefix(a: number, b: number, length: number): boolean {
  if (length <= 0) return true;
  return (a ^ b) >>> Math.max(0, WORD_BITS - length) === 0;
}
