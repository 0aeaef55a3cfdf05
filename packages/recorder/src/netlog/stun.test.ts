import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseStun } from "./stun.ts";

/** Test vectors of others. @see https://www.rfc-editor.org/rfc/rfc5769#section-2.1 and #section-2.4 */
const SAMPLE_REQUEST = bytes(`
  00 01 00 58 21 12 a4 42 b7 e7 a7 01 bc 34 d6 86 fa 87 df ae 80 22 00 10 53 54 55 4e 20 74 65 73 74 20 63 6c 69 65 6e
  74 00 24 00 04 6e 00 01 ff 80 29 00 08 93 2f f9 b1 51 26 3b 36 00 06 00 09 65 76 74 6a 3a 68 36 76 59 20 20 20 00 08
  00 14 9a ea a7 0c bf d8 cb 56 78 1e f2 b5 b2 d3 f2 49 c1 b5 71 a2 80 28 00 04 e5 7a 3b cf`);
const SAMPLE_LONG_TERM = bytes(`
  00 01 00 60 21 12 a4 42 78 ad 34 33 c6 ad 72 c0 29 da 41 2e 00 06 00 12 e3 83 9e e3 83 88 e3 83 aa e3 83 83 e3 82 af
  e3 82 b9 00 00 00 15 00 1c 66 2f 2f 34 39 39 6b 39 35 34 64 36 4f 4c 33 34 6f 4c 39 46 53 54 76 79 36 34 73 41 00 14
  00 0b 65 78 61 6d 70 6c 65 2e 6f 72 67 00 00 08 00 14 f6 70 24 65 6d d6 4a 3e 02 b8 e0 71 2e 85 c9 a2 8c a8 96 66`);

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.trim().split(/\s+/), (byte) => Number.parseInt(byte, 16));
}

test("parseStun() reads the sample request of RFC 5769 §2.1", () => {
  expect(parseStun(SAMPLE_REQUEST)).toEqual({ method: "binding", username: "evtj:h6vY", isFramed: false });
});

test("parseStun() reads the long-term sample of RFC 5769 §2.4, whose name is not ASCII", () => {
  expect(parseStun(SAMPLE_LONG_TERM)?.username).toBe("マトリックス");
});

test("parseStun() reads the same behind the length that ICE over TCP puts before it (RFC 4571 §2)", () => {
  const framed = new Uint8Array([0, SAMPLE_REQUEST.length, ...SAMPLE_REQUEST]);
  expect(parseStun(framed)).toEqual({ method: "binding", username: "evtj:h6vY", isFramed: true });
});

test("parseStun() tells an Allocate request by its method (RFC 8656 §3)", () => {
  const allocate = Uint8Array.from(SAMPLE_REQUEST);
  allocate[1] = 3;
  expect(parseStun(allocate)?.method).toBe("allocate");
  allocate[1] = 4;
  expect(parseStun(allocate)?.method).toBe("other");
});

test("parseStun() reads a message that was cut off, without the name that did not fit", () => {
  for (let length = 0; length <= SAMPLE_REQUEST.length; length += 1) {
    const parsed = parseStun(SAMPLE_REQUEST.subarray(0, length));
    // 20 bytes of header; the name ends at byte 75.
    if (length < 20) expect(parsed).toBeUndefined();
    else expect(parsed?.username).toBe(length < 73 ? undefined : "evtj:h6vY");
  }
});

test("parseStun() refuses everything without the magic cookie, and never throws", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (junk) => {
      const parsed = parseStun(junk);
      const has = (at: number): boolean => [0x21, 0x12, 0xa4, 0x42].every((byte, n) => junk[at + n] === byte);
      if (!has(4) && !has(6)) expect(parsed).toBeUndefined();
    }),
  );
});

/** One attribute, padded to four bytes. */
function attribute(type: number, value: Uint8Array): number[] {
  const padding = Array.from({ length: (4 - (value.length % 4)) % 4 }, () => 0);
  return [type >> 8, type & 255, value.length >> 8, value.length & 255, ...value, ...padding];
}

test("parseStun() finds a name of any length among any attributes", () => {
  const other = fc
    .tuple(fc.integer({ min: 7, max: 0xffff }), fc.uint8Array({ maxLength: 20 }))
    .map(([type, value]) => attribute(type, value));
  fc.assert(
    fc.property(
      fc.array(other, { maxLength: 5 }),
      fc.string({ unit: "grapheme", maxLength: 60 }),
      (others, name) => {
        const attributes = [...others.flat(), ...attribute(6, new TextEncoder().encode(name))];
        const id = Array.from({ length: 12 }, () => 7);
        const header = [0, 1, attributes.length >> 8, attributes.length & 255, 0x21, 0x12, 0xa4, 0x42, ...id];
        expect(parseStun(Uint8Array.from([...header, ...attributes]))?.username).toBe(name);
      },
    ),
  );
});
