import { assert, nat, property, string } from "fast-check";
import { expect, test } from "vitest";
import { formatRoute, parseRoute, type Route } from "./route.ts";

const text = string({ minLength: 1, maxLength: 50, unit: "grapheme" });
const number = nat({ max: 2_147_483_647 });

test("parseRoute() reads back what formatRoute() wrote", () => {
  assert(
    property(text, text, text, number, number, (survey, vendor, search, cell, after) => {
      const routes: readonly Route[] = [
        { kind: "overview", survey, cell },
        { kind: "sites", survey, cell, after, vendor, text: search, port: 1 },
        { kind: "vendor", survey, cell, after, vendor },
        { kind: "comparison", survey, cell, otherCell: after, change: "vanished", after },
      ];
      for (const route of routes) {
        const url = new URL(`http://explorer${formatRoute(route)}`);
        expect(parseRoute(url.pathname, url.searchParams)).toEqual(route);
      }
    }),
  );
});

test.each([
  "/sites",
  "/sites?survey=a&port=-1",
  "/site?survey=a&site=1e99",
  "/sites?survey=a&standing=bad",
  "/x?survey=a",
  "/overview?survey=%00",
])("parseRoute() finds no page at %s", (address) => {
  const url = new URL(`http://explorer${address}`);
  expect(parseRoute(url.pathname, url.searchParams)).toBeUndefined();
});
