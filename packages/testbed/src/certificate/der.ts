/**
 * The few forms of ASN.1 DER that a certificate needs, written only.
 * @see https://www.itu.int/rec/T-REC-X.690
 */

const TAG = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The lowest length that needs the long form. */
const LONG_FORM = 0x80;

/** Tag, length, content. */
export function encode(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.of(tag), encodeLength(content.length), content]);
}

function encodeLength(length: number): Buffer {
  if (length < LONG_FORM) return Buffer.of(length);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.of(LONG_FORM | bytes.length, ...bytes);
}

/** Items in a fixed order. */
export function sequence(...items: readonly Uint8Array[]): Buffer {
  return encode(TAG.sequence, ...items);
}

/** One of the items of a name; with one item only, no order to get wrong. */
export function set(...items: readonly Uint8Array[]): Buffer {
  return encode(TAG.set, ...items);
}

/** A non-negative integer from its big-endian bytes. */
export function unsigned(bytes: Uint8Array): Buffer {
  const isNegative = (bytes[0] ?? 0) >= LONG_FORM;
  return encode(TAG.integer, isNegative ? Buffer.of(0) : Buffer.alloc(0), bytes);
}

/** Bytes that hold another encoding. */
export function octetString(...contents: readonly Uint8Array[]): Buffer {
  return encode(TAG.octetString, ...contents);
}

/** A bit string of whole bytes. */
export function bitString(bytes: Uint8Array): Buffer {
  return encode(TAG.bitString, Buffer.of(0), bytes);
}

/** Text of a name. */
export function utf8String(text: string): Buffer {
  return encode(TAG.utf8String, Buffer.from(text, "utf8"));
}

/** RFC 5280 wants this form until 2049; seconds are its finest. */
export function utcTime(date: Date): Buffer {
  const text = `${date.toISOString().slice(2, 19).replaceAll(/[-:T]/g, "")}Z`;
  return encode(TAG.utcTime, Buffer.from(text, "ascii"));
}

/** An object identifier from its dotted form; the first two arcs share a byte. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return encode(TAG.objectIdentifier, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(arc: number): number[] {
  const digits = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) {
    digits.unshift((rest % 128) + 128);
  }
  return digits;
}
