import { expect, test } from "vitest";
import { disabledFeatures, mergeSwitches, resolutionSwitches } from "./switches.ts";

test("mergeSwitches() joins lists, of which Chromium obeys only the last, and leaves all else alone", () => {
  expect(
    mergeSwitches([
      "--a",
      "--disable-features=A,B",
      "--x=1",
      "--host-resolver-rules=MAP a b",
      "--disable-features=C",
      "--x=2",
      "--a",
    ]),
  ).toEqual(["--a", "--disable-features=A,B,C", "--x=1", "--host-resolver-rules=MAP a b", "--x=2"]);
  expect(mergeSwitches([])).toEqual([]);
});

test("resolutionSwitches() maps names for one port, and declares the endpoint public", () => {
  expect(resolutionSwitches([])).toEqual([]);
  expect(
    resolutionSwitches([
      { host: "a.test", port: 80, address: "127.0.0.1" },
      { host: "b.test", port: 80, address: "127.0.0.1" },
      { host: "c.test", port: 443, address: "::1" },
    ]),
  ).toEqual([
    "--host-resolver-rules=MAP a.test:80 127.0.0.1:80,MAP b.test:80 127.0.0.1:80,MAP c.test:443 [::1]:443",
    "--ip-address-space-overrides=127.0.0.1:80=public,[::1]:443=public",
  ]);
});

test("disabledFeatures() switches Local Network Access off only when it is to be off", () => {
  const has = (lna: "denied" | "granted" | "off"): boolean =>
    disabledFeatures(lna).some((name) => name.startsWith("LocalNetworkAccess"));
  expect([has("denied"), has("granted"), has("off")]).toEqual([false, false, true]);
});
