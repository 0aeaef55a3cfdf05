import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Grant } from "../grant.ts";
import { exportGrants, grantsFileSchema, importGrants } from "./grants-file.ts";
import { parseManagedPreset } from "./managed-preset.ts";

const EXPORTED_AT = "2026-11-22T03:00:00.000Z";

function grant(id: string, fields: Partial<Grant> = {}): Grant {
  return {
    id,
    site: "bank.example",
    embedded: [],
    hosts: ["loopback"],
    ports: [{ from: 6463, to: 6472 }],
    lifetime: { kind: "always" },
    source: "user",
    createdAtMs: 1,
    ...fields,
  };
}

describe("importGrants()", () => {
  test("gives back what exportGrants() wrote", () => {
    const grants = [grant("a"), grant("b", { lifetime: { kind: "until", atMs: 5 }, program: "Discord" })];
    const file = exportGrants(grants, EXPORTED_AT);
    expect(grantsFileSchema.parse(file)).toEqual(file);
    expect(importGrants(JSON.stringify(file))).toEqual({ grants, problems: [] });
  });

  test("keeps the good entries and says one line for each bad one", () => {
    const bad = [
      null,
      { ...grant("b"), ports: [{ from: 9, to: 3 }] },
      { ...grant("c"), site: "" },
      grant("a"),
      grant("m", { source: "managed" }),
      grant("t", { lifetime: { kind: "tab", tab: 3 } }),
      grant("u", { hosts: ["http://127.0.0.1"] }),
    ];
    const file = { format: "hushport.grants", version: 1, grants: [grant("a"), ...bad, grant("z")] };
    const { grants, problems } = importGrants(JSON.stringify(file));
    expect(grants.map(({ id }) => id)).toEqual(["a", "z"]);
    expect(problems).toHaveLength(bad.length);
    expect(problems.every((line) => !line.includes("\n"))).toBe(true);
    expect(problems).toContain("Grant 5: id: a is there twice");
    expect(problems[1]).toMatch(/^Grant 3: ports\[0\]/);
    expect(problems[0]).toBe("Grant 2: Invalid input: expected object, received null");
  });

  test.each(["", "{", "null", "[]", '{"format":"hushport.log","version":1,"grants":[]}', '{"version":2}'])(
    "says that %j is no file of grants",
    (text) => {
      const { grants, problems } = importGrants(text);
      expect(grants).toEqual([]);
      expect(problems).toHaveLength(1);
    },
  );

  test("says no more than some fifty lines, however many entries are bad", () => {
    const file = { format: "hushport.grants", version: 1, grants: Array.from({ length: 5_000 }, () => 1) };
    expect(importGrants(JSON.stringify(file)).problems.at(-1)).toBe("4950 more grants were left out");
  });

  test("never throws, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => Array.isArray(importGrants(text).grants)),
    );
  });
});

describe("exportGrants()", () => {
  test("leaves behind what means nothing elsewhere or is not the user's", () => {
    const grants = [
      grant("once", { lifetime: { kind: "once", tab: 1 } }),
      grant("tab", { lifetime: { kind: "tab", tab: 1 } }),
      grant("managed", { source: "managed" }),
      grant("kept"),
    ];
    expect(exportGrants(grants, EXPORTED_AT).grants.map(({ id }) => id)).toEqual(["kept"]);
  });
});

describe("parseManagedPreset()", () => {
  test("reads a mode, grants with short ports, and names", () => {
    const { preset, problems } = parseManagedPreset({
      mode: "sealed",
      grants: [{ site: "intranet.example", hosts: ["10.0.0.5"], ports: [443, { from: 8000, to: 8010 }] }],
      localNames: ["corp.example"],
    });
    expect(problems).toEqual([]);
    expect(preset).toMatchObject({ mode: "sealed", localNames: ["corp.example"] });
    expect(preset.grants[0]).toMatchObject({
      id: "managed-1",
      source: "managed",
      ports: [
        { from: 443, to: 443 },
        { from: 8000, to: 8010 },
      ],
    });
  });

  test("names every part that is malformed and keeps the others in force", () => {
    const { preset, problems } = parseManagedPreset({
      mode: "paranoid",
      grants: [{ site: "a.example" }, { site: "b.example", hosts: ["loopback"], ports: [1] }, 7],
      localNames: "nas",
      colour: "red",
    });
    expect(preset.mode).toBeNull();
    expect(problems).toContain('mode: Invalid option: expected one of "off"|"default"|"sealed"');
    expect(preset.localNames).toEqual([]);
    expect(preset.grants.map(({ id }) => id)).toEqual(["managed-2"]);
    expect(problems.map((line) => line.split(":")[0]).toSorted()).toEqual([
      "Grant 1",
      "Grant 3",
      "colour",
      "localNames",
      "mode",
    ]);
  });

  test("takes ranges apart from single ports, and wants one of either", () => {
    const target = { site: "a.example", hosts: ["loopback"] };
    const { preset, problems } = parseManagedPreset({
      grants: [
        { ...target, ports: [1], portRanges: [{ from: 5, to: 9 }] },
        { ...target, ports: [] },
      ],
    });
    expect(preset.grants.map(({ ports }) => ports)).toEqual([
      [
        { from: 1, to: 1 },
        { from: 5, to: 9 },
      ],
    ]);
    expect(problems).toEqual(["Grant 2: ports: there are none"]);
  });

  test("writes names as browsers do, and names each that is none", () => {
    const { preset, problems } = parseManagedPreset({
      grants: [
        { site: "Bücher.example", hosts: ["0x7f.1"], ports: [1] },
        { site: "a.example", hosts: ["http://127.0.0.1"], ports: [1] },
        { site: "www.a.example", hosts: ["loopback"], ports: [1] },
      ],
      localNames: ["*.corp", "NAS.corp"],
    });
    expect(preset.localNames).toEqual(["nas.corp"]);
    expect(preset.grants).toMatchObject([{ site: "xn--bcher-kva.example", hosts: ["127.0.0.1"] }]);
    expect(problems).toEqual([
      "localNames: *.corp is no host",
      "Grant 2: hosts: http://127.0.0.1 is no host",
      "Grant 3: site: www.a.example is no site, but a part of a.example",
    ]);
  });

  test("takes an empty preset for no preset, and anything else for a problem", () => {
    expect(parseManagedPreset({})).toEqual({
      preset: { mode: null, grants: [], localNames: [] },
      problems: [],
    });
    expect(parseManagedPreset(null).problems).toHaveLength(1);
    expect(parseManagedPreset([]).problems).toHaveLength(1);
  });
});
