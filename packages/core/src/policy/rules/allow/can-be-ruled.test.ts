import { expect, test } from "vitest";
import { canBeRuled } from "./can-be-ruled.ts";

test.each([
  ["shop.example", ["127.0.0.1"], true],
  ["shop.example", ["loopback"], true],
  ["*", ["loopback"], true],
  ["shop.example", ["a.b.c.d.e.f.localhost"], true],
  ["shop.example", ["127.0.0.1", "a.b.c.d.e.f.g.localhost"], false],
  ["github.io", ["127.0.0.1"], false],
])("canBeRuled() of %s to %j is %s", (site, hosts, expected) => {
  expect(canBeRuled({ site, hosts })).toBe(expected);
});
