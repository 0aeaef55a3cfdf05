import { expect, test } from "vitest";
import { mergeSwitches } from "./merge-switches.ts";

test("mergeSwitches() joins lists that Chromium would take the last of, and keeps the rest as it is", () => {
  expect(
    mergeSwitches([
      "--disable-features=A,B",
      "--mute-audio",
      "--disable-features=C",
      "--mute-audio",
      "--x=1",
    ]),
  ).toEqual(["--disable-features=A,B,C", "--mute-audio", "--x=1"]);
});
