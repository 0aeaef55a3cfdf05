/** A parsed IPv4 address. Only {@link parseIpv4} makes one out of text, so holding it is the proof. */
export interface Ipv4 {
  readonly kind: "ipv4";
  /** The 32 bits in network order, as an unsigned integer. */
  readonly bits: number;
}

const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const LAST_PART = 3;
const MAX_OCTET = 255;

/**
 * Reads character codes in one pass, without splitting: it runs for every host of every request.
 *
 * @returns `undefined` unless `text` is strict dotted decimal: no `0x10`, `01`, spaces, empty parts or final dot.
 */
export function parseIpv4(text: string): Ipv4 | undefined {
  let bits = 0;
  let part = 0;
  let digits = 0;
  let octet = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === DOT) {
      if (digits === 0 || part === LAST_PART) return undefined;
      bits = bits * 256 + octet;
      part++;
      digits = 0;
      octet = 0;
    } else {
      const isLeadingZero = digits > 0 && octet === 0;
      if (code < ZERO || code > NINE || isLeadingZero) return undefined;
      octet = octet * 10 + code - ZERO;
      if (octet > MAX_OCTET) return undefined;
      digits++;
    }
  }
  if (digits === 0 || part !== LAST_PART) return undefined;
  return { kind: "ipv4", bits: bits * 256 + octet };
}

/** Writes strict dotted decimal, as URLs and resolvers do. */
export function formatIpv4({ bits }: Ipv4): string {
  return `${bits >>> 24}.${(bits >>> 16) & 255}.${(bits >>> 8) & 255}.${bits & 255}`;
}
