import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createPortSet } from "./port-set.ts";

test("a port set holds what a Set of ports holds, and is the same after being written down", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 65_535 })), (ports) => {
      const set = createPortSet();
      for (const port of ports) set.add(port);
      const again = createPortSet(set.encode());
      expect(set.size()).toBe(new Set(ports).size);
      expect(again.encode()).toBe(set.encode());
      expect(ports.every((port) => again.has(port))).toBe(true);
    }),
  );
});

test("encode() of all ports is a few characters", () => {
  const set = createPortSet();
  for (let port = 0; port <= 65_535; port += 1) set.add(port);
  expect(set.encode()).toBe("0-1ekf");
  expect(createPortSet("0-1ekf").size()).toBe(65_536);
});

test.each(["", ",", "-", "zzzzzz", "1-zzzzzz", "a-b-c", "💥"])(
  "createPortSet() survives the text %j",
  (text) => {
    expect(createPortSet(text).size()).toBeLessThanOrEqual(65_536);
  },
);
