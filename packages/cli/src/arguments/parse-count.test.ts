import { expect, test } from "vitest";
import { collectNames, collectTexts, parseCount } from "./parse-count.ts";

test.each(["0", "-1", "1.5", "1e3", "", "2147483648", "99999999999", "ten"])(
  "parseCount(%j) is refused",
  (text) => {
    expect(() => parseCount(text)).toThrow("it is no whole number");
  },
);

test.each([
  ["1", 1],
  ["2147483647", 2_147_483_647],
])("parseCount(%j) is %d", (text, count) => {
  expect(parseCount(text)).toBe(count);
});

test("collectNames() takes commas and repetition alike, collectTexts() repetition only", () => {
  expect(collectNames("image,,script", ["fetch-cors"])).toEqual(["fetch-cors", "image", "script"]);
  expect(collectTexts("--disable-features=A,B", ["--x"])).toEqual(["--x", "--disable-features=A,B"]);
});
