import * as fc from "fast-check";
import { expect, test } from "vitest";
import { visibleText } from "./visible-text.ts";

test.each([
  ["\u001b[2Jclean", String.raw`\u{1b}[2Jclean`],
  ["a\r\nb", String.raw`a\u{d}\u{a}b`],
  ["shop\u202Egnp.exe", String.raw`shop\u{202e}gnp.exe`],
  ["zero\u200Bwidth", String.raw`zero\u{200b}width`],
  ["shop.example", "shop.example"],
  ["a\u0000b\u200bc", String.raw`a\u{0}b\u{200b}c`],
  ["lone \uD800", String.raw`lone \u{d800}`],
  ["Ünïcode 商店 👩‍🚀".replace("\u200d", ""), "Ünïcode 商店 👩🚀"],
])("visibleText() writes out what would deceive in %j", (text, expected) => {
  expect(visibleText(text)).toBe(expected);
});

/** Every code point and lone surrogate; fast-check's own `binary` unit takes half a second to set up. */
const ANY_TEXT = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x2100 }), fc.integer({ min: 0, max: 0x10ffff })))
  .map((points) => String.fromCodePoint(...points));

test("visibleText() never lets a terminal control or a bidirectional override through", () => {
  fc.assert(
    fc.property(ANY_TEXT, (text) => {
      // oxlint-disable-next-line no-control-regex
      expect(visibleText(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    }),
  );
});
