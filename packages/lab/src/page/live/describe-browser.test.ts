import { expect, test } from "vitest";
import { describeBrowser } from "./describe-browser.ts";

const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0", "Firefox", "153.0", "firefox"],
  [
    `${MAC} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15`,
    "Safari",
    "26.1",
    "webkit",
  ],
  [
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/60.5 Safari/605.1.15",
    "WebKitGTK",
    "60.5",
    "webkit",
  ],
  [
    `${MAC} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0`,
    "Edge",
    "156.0.0.0",
    "chromium",
  ],
  [
    `${MAC} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36`,
    "Chrome",
    "156.0.0.0",
    "chromium",
  ],
  ["curl/8.0", "Unknown browser", "?", "other"],
  ["", "Unknown browser", "?", "other"],
])("describeBrowser() of %j is %s %s, made from %s", (userAgent, name, version, engine) => {
  expect(describeBrowser({ userAgent })).toEqual({ name, version, engine });
});

test.each([
  [["Not=A?Brand", "Chromium", "Brave"], "Brave"],
  [["Google Chrome", "Not_A Brand", "Chromium"], "Google Chrome"],
  [["Not;A=Brand", "Chromium"], "Chromium"],
])("describeBrowser() of the brands %j is %s", (names, expected) => {
  const brands = names.map((brand) => ({ brand, version: "156" }));
  expect(describeBrowser({ userAgent: "Firefox/1.0", brands })).toEqual({
    name: expected,
    version: "156",
    engine: "chromium",
  });
});
