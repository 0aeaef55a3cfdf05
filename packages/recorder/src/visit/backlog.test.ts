import { expect, test } from "vitest";
import { Backlog } from "./backlog.ts";

function collect(maxSize: number) {
  const seen: string[] = [];
  const backlog = new Backlog<string>((item) => seen.push(item), { maxSize, sizeOf: ({ length }) => length });
  return { seen, backlog };
}

test("Backlog keeps items until it is released, then passes them on in order and at once", () => {
  const { seen, backlog } = collect(100);
  backlog.push("a");
  backlog.push("b");
  expect(seen).toEqual([]);
  backlog.release();
  backlog.push("c");
  expect(seen).toEqual(["a", "b", "c"]);
});

test.each([
  ["aaa", []],
  ["aaaa", ["aaaa"]],
])("Backlog of at most 3 passes %s on as %j", (item, expected) => {
  const { seen, backlog } = collect(3);
  backlog.push(item);
  expect(seen).toEqual(expected);
});

test("Backlog passes nothing on twice", () => {
  const { seen, backlog } = collect(100);
  backlog.push("a");
  backlog.release();
  backlog.release();
  expect(seen).toEqual(["a"]);
});
