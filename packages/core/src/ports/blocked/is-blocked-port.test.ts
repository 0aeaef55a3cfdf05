import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CHROMIUM_RESTRICTED_PORTS } from "./fixtures/chromium-restricted-ports.ts";
import { FETCH_STANDARD_ROWS } from "./fixtures/fetch-standard-rows.ts";
import { FIREFOX_BAD_PORTS } from "./fixtures/firefox-bad-ports.ts";
import { BLOCKING_ENGINES } from "./engine-bad-ports.ts";
import { FETCH_BAD_PORTS } from "./fetch-bad-ports.ts";
import { isBlockedPort } from "./is-blocked-port.ts";

const ALL_PORTS = Array.from({ length: 65_536 }, (_, port) => port);

describe("FETCH_BAD_PORTS", () => {
  test("is the standard's table, row for row", () => {
    const rows = [...FETCH_STANDARD_ROWS.matchAll(/<tr><td>(\d+)<td>(\S+)/g)].map(([, port, service]) => [
      Number(port),
      service === "—" ? null : service,
    ]);
    expect(FETCH_BAD_PORTS).toEqual(rows);
  });

  test("has 83 rows in ascending order", () => {
    const ports = FETCH_BAD_PORTS.map(([port]) => port);
    expect(ports).toHaveLength(83);
    expect(ports).toEqual([...new Set(ports)].toSorted((a, b) => a - b));
  });
});

describe("isBlockedPort()", () => {
  test("blocks for Firefox what Firefox's own source blocks, and port 0 by the standard", () => {
    expect(ALL_PORTS.filter((port) => isBlockedPort(port, "firefox"))).toEqual([0, ...FIREFOX_BAD_PORTS]);
  });

  test("blocks for Chromium what Chromium's own source has blocked since 2021, and the three ports measured since", () => {
    const blocked = ALL_PORTS.filter((port) => isBlockedPort(port, "chromium"));
    expect(blocked.filter((port) => !CHROMIUM_RESTRICTED_PORTS.includes(port))).toEqual([0, 989, 990]);
    expect(CHROMIUM_RESTRICTED_PORTS.filter((port) => !isBlockedPort(port, "chromium"))).toEqual([]);
    expect(blocked).toHaveLength(81);
  });

  test.each([4190, 6679])("blocks %i by the standard and in Firefox, and not in Chromium", (port) => {
    expect(isBlockedPort(port)).toBe(true);
    expect(isBlockedPort(port, "firefox")).toBe(true);
    expect(isBlockedPort(port, "chromium")).toBe(false);
  });

  test.each([3389, 5900, 5931, 7070, 445, 3306, 65_535, -1, 65_536, Number.NaN])(
    "does not block %d",
    (port) => {
      expect(isBlockedPort(port)).toBe(false);
    },
  );

  test("never blocks in an engine what the standard does not", () => {
    fc.assert(
      fc.property(fc.nat(65_535), fc.constantFrom(...BLOCKING_ENGINES), (port, engine) => {
        expect(isBlockedPort(port, engine) && !isBlockedPort(port)).toBe(false);
      }),
    );
  });
});
