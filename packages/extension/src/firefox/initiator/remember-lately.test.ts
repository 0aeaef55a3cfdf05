import { expect, test, vi } from "vitest";
import { rememberLately } from "./remember-lately.ts";

const read = (text: string): string => text.toUpperCase();

test("rememberLately() reads a text once", () => {
  const spy = vi.fn(read);
  const remembered = rememberLately(spy);
  expect([remembered("a"), remembered("a"), remembered("b")]).toEqual(["A", "A", "B"]);
  expect(spy).toHaveBeenCalledTimes(2);
});

test.each([
  ["the 64 texts before this one", 64, 1],
  ["nothing older", 65, 2],
])("rememberLately() remembers %s", (_, others, times) => {
  const spy = vi.fn(read);
  const remembered = rememberLately(spy);
  remembered("first");
  for (let other = 1; other < others; other += 1) remembered(`${other}`);
  remembered("first");
  expect(spy.mock.calls.filter(([text]) => text === "first")).toHaveLength(times);
});

test.each([
  [512, 1],
  [513, 2],
])("rememberLately() reads a text of %i characters %i times when it is asked twice", (length, times) => {
  const spy = vi.fn(read);
  const remembered = rememberLately(spy);
  for (let call = 0; call < 2; call += 1) remembered("a".repeat(length));
  expect(spy).toHaveBeenCalledTimes(times);
});
