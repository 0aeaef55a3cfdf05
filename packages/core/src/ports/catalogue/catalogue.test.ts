import { describe, expect, test } from "vitest";
import { IANA_REGISTRY, ianaServiceAt } from "../iana/iana-service-at.ts";
import { PORT_CATEGORIES } from "../port-category.ts";
import { portRows } from "../port-row.ts";
import { PORT_CATALOGUE } from "./index.ts";

describe("PORT_CATALOGUE", () => {
  test("has at least 250 rows", () => {
    expect(PORT_CATALOGUE.length).toBeGreaterThanOrEqual(250);
  });

  test("has ports that exist, ranges that run upwards, and no range longer than a thousand ports", () => {
    const odd = PORT_CATALOGUE.filter(
      ({ first, last }) =>
        !(Number.isInteger(first) && first > 0 && first <= last && last <= 65_535) || last - first >= 1000,
    );
    expect(odd).toEqual([]);
  });

  test("gives every row a name, a source and clean text", () => {
    const odd = PORT_CATALOGUE.filter(
      ({ program, source, vendor }) =>
        [program, source, vendor ?? "x"].some((text) => text === "" || text !== text.trim()) ||
        source.length < 12,
    );
    expect(odd).toEqual([]);
  });

  test("claims IANA as the source only where the registry has a name for every port of the row", () => {
    const claims = PORT_CATALOGUE.filter(({ source }) => source === IANA_REGISTRY);
    expect(claims.length).toBeGreaterThan(50);
    expect(claims.filter(({ first, protocol }) => ianaServiceAt(first, protocol) === undefined)).toEqual([]);
  });

  test("uses every category", () => {
    const used = new Set(PORT_CATALOGUE.map(({ category }) => category));
    expect(PORT_CATEGORIES.filter((category) => !used.has(category))).toEqual([]);
  });

  test("says the same thing about a port only once", () => {
    const keys = PORT_CATALOGUE.map(({ first, last, protocol, program }) =>
      [first, last, protocol, program].join(" "),
    );
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test("writes paths from the root", () => {
    for (const { paths } of PORT_CATALOGUE) for (const path of paths) expect(path).toMatch(/^\//);
  });
});

describe("portRows()", () => {
  test("makes one row of every port and range, with the defaults spelt out", () => {
    expect(portRows("game", [{ program: "P", ports: [1, [2, 3]], trust: "reported", source: "S" }])).toEqual([
      expect.objectContaining({
        first: 1,
        last: 1,
        protocol: "tcp",
        role: "default",
        vendor: null,
        category: "game",
      }),
      expect.objectContaining({ first: 2, last: 3, schemes: [], paths: [] }),
    ]);
  });
});
