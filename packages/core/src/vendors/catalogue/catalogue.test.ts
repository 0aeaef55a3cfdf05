import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { VENDOR_EVIDENCE } from "../vendor.ts";
import { VENDORS } from "./index.ts";

/** The vendors that the reporting of 2020 names, and those that studies and readers named since. */
const NAMED = [
  "ThreatMetrix",
  "Acuant",
  "BioCatch",
  "Buguroo",
  "Emailage",
  "Experian",
  "EZMCOM",
  "Fraud.net",
  "IBM Trusteer",
  "ID Analytics",
  "IdentityMind",
  "IDology",
  "iovation",
  "Jumio",
  "Kount",
  "Mitek",
  "Nuance",
  "NuData Security",
  "Pindrop",
  "SecuredTouch",
  "TRUSTID",
  "Whitepages Pro",
  "F5",
  "SEON",
  "Meta",
  "Yandex",
  "HUMAN (PerimeterX)",
  "DataDome",
  "Forter",
  "Sift",
  "Sardine",
];

describe("VENDORS", () => {
  test("has every vendor that was named, and no other", () => {
    expect(VENDORS.map(({ name }) => name)).toEqual(NAMED);
  });

  test("lists every file of the folder under its own id", () => {
    const files = readdirSync(import.meta.dirname)
      .filter((file) => !file.endsWith(".test.ts") && file !== "index.ts")
      .map((file) => file.replace(/\.ts$/, ""));
    expect(VENDORS.map(({ id }) => id).toSorted()).toEqual(files.toSorted());
  });

  test("says scans of the five that were seen or said so, each with a source, and unconfirmed of none of them", () => {
    const scanning = VENDORS.filter(({ evidence }) => evidence === "scans");
    expect(scanning.map(({ id }) => id)).toEqual(["threatmetrix", "f5", "seon", "meta", "yandex"]);
    expect(scanning.every(({ trust }) => trust !== "unconfirmed")).toBe(true);
  });

  test("gives every row its words and a source", () => {
    for (const { evidence, known, sources, hosts, urlShapes, cnames } of VENDORS) {
      expect(VENDOR_EVIDENCE).toContain(evidence);
      expect(known).toMatch(/^[A-Z].*\.$/s);
      expect(sources.length).toBeGreaterThan(0);
      for (const { source } of [...hosts, ...urlShapes, ...cnames]) expect(source.length).toBeGreaterThan(11);
    }
  });

  test("has each host name once, in lower case and of at least two labels", () => {
    const suffixes = VENDORS.flatMap(({ hosts }) => hosts.map(({ suffix }) => suffix));
    expect(new Set(suffixes).size).toBe(suffixes.length);
    for (const suffix of suffixes) expect(suffix).toMatch(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/);
  });

  test("believes no shape as much as the least believed name", () => {
    const shapes = VENDORS.flatMap(({ urlShapes }) => urlShapes.map(({ confidence }) => confidence));
    expect(Math.max(...shapes)).toBeLessThan(0.8);
  });
});
