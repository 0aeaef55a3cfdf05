import { expect, test } from "vitest";
import { keepInMemory } from "../fixtures/keep-in-memory.ts";
import { createReachedNames } from "./reached-names.ts";

async function openNames(...names: readonly string[]) {
  const reached = createReachedNames(keepInMemory());
  await reached.ready;
  for (const name of names) reached.add(name, "127.0.0.1");
  return reached;
}

test.each([
  ["x.evil.example", ["127.0.0.1"]],
  ["x.evil.example.", ["127.0.0.1"]],
  ["below.x.evil.example", ["127.0.0.1"]],
  ["evil.example", []],
  ["www.evil.example", []],
])("addressesOf(%j) is %j where x.evil.example was reached", async (host, addresses) => {
  expect((await openNames("x.evil.example")).addressesOf(host)).toEqual(addresses);
});

test.each([
  [[], []],
  [["a.test"], [{ kind: "reached-name", detail: "a.test = 127.0.0.1" }]],
  [
    ["a.test", "b.test", "c.test", "d.test", "e.test"],
    [{ kind: "reached-name", detail: "e.test = 127.0.0.1, d.test = 127.0.0.1, c.test = 127.0.0.1, + 2" }],
  ],
])("gaps() is one line for %j", async (names, gaps) => {
  expect((await openNames(...names)).gaps()).toEqual(gaps);
});
