import { exportGrants } from "@hushport/core";
import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../contract/settings.ts";
import { makeGrant } from "../../guard/make-grant.ts";
import { readSettingsFile } from "./read-settings-file.ts";

const GRANT = makeGrant(
  {
    site: "chat.example",
    embedded: [],
    hosts: ["127.0.0.1"],
    ports: [{ from: 1, to: 2 }],
    term: "always",
    tab: null,
  },
  { id: "g", nowMs: 1 },
);
const FILE = {
  format: "hushport.guard-settings",
  version: 1,
  mode: "sealed",
  notify: true,
  localNames: ["nas.example"],
  grants: [GRANT],
};

test("readSettingsFile() reads the guard's own file", () => {
  expect(readSettingsFile(JSON.stringify(FILE), DEFAULT_SETTINGS)).toEqual({
    kind: "settings",
    file: FILE,
  });
});

test("readSettingsFile() of grants alone leaves the other settings as they are", () => {
  const text = JSON.stringify(exportGrants([GRANT], "2026-11-22T00:00:00Z"));
  expect(readSettingsFile(text, DEFAULT_SETTINGS)).toMatchObject({
    file: { mode: "default", notify: false, grants: [GRANT] },
  });
});

test.each([
  "",
  "{",
  "[]",
  "null",
  JSON.stringify({ ...FILE, version: 2 }),
  JSON.stringify({ ...FILE, grants: [{ site: "*" }] }),
  JSON.stringify({ format: "hushport.grants", version: 1, grants: [GRANT, { site: "*" }] }),
])("readSettingsFile() of %j is nothing at all", (text) => {
  expect(readSettingsFile(text, DEFAULT_SETTINGS)).toMatchObject({ kind: "wrong" });
});

test.each([
  [{ ...FILE, localNames: ["*.corp"] }, "localNames: *.corp"],
  [
    { ...FILE, grants: [{ ...GRANT, hosts: ["http://127.0.0.1"] }] },
    "Grant 1: hosts: http://127.0.0.1 is no host",
  ],
  [{ ...FILE, grants: [{ ...GRANT, createdAtMs: "now" }] }, "Grant 1: createdAtMs: "],
  [{ ...FILE, grants: [GRANT, GRANT] }, "Grant 2: id: g is there twice"],
])("readSettingsFile() names the entry of %j that cannot be taken", (file, problem) => {
  expect(readSettingsFile(JSON.stringify(file), DEFAULT_SETTINGS)).toEqual({
    kind: "wrong",
    problems: [expect.stringContaining(problem)],
  });
});
