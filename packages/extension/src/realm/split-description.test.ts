import * as fc from "fast-check";
import { expect, test } from "vitest";
import { splitDescription } from "./split-description.ts";

const SDP =
  "v=0\r\nm=audio 9\r\na=candidate:1 1 udp 1 10.0.0.1 1 typ host\nm=video 9\ra=candidate:2 1 udp 1 h 1";

test("splitDescription() finds each candidate and its section, whatever ends the lines", () => {
  const found = splitDescription(SDP).filter(({ candidate }) => candidate !== undefined);
  expect(found.map(({ candidate, section }) => [candidate, section])).toEqual([
    ["candidate:1 1 udp 1 10.0.0.1 1 typ host", 0],
    ["candidate:2 1 udp 1 h 1", 1],
  ]);
});

test("splitDescription() loses nothing: joined, the lines are the text again", () => {
  const piece = fc.constantFrom("\r", "\n", "\r\n", "a=candidate:", "m=", "x", " ");
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join("");
      expect(
        splitDescription(text)
          .map(({ line }) => line)
          .join(""),
      ).toBe(text);
    }),
  );
});
