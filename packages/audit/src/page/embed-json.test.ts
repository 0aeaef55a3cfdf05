import * as fc from "fast-check";
import { expect, test } from "vitest";
import { embedJson } from "./embed-json.ts";

test("embedJson() never holds a character that could end a script element, and reads back the same", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom("</script>", "<!--", "]]>", "\u2028"), (value, hostile) => {
      const text = embedJson({ value, hostile, [hostile]: 1 });
      expect(text).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify({ value, hostile, [hostile]: 1 })));
    }),
  );
});
