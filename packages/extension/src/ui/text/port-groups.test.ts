import { expect, test } from "vitest";
import { decided } from "../../guard/fixtures/decided.ts";
import { createEntry } from "../../guard/journal/entry.ts";
import { formatRanges, groupPorts, shortName, toRanges } from "./port-groups.ts";

function entryAt(port: number, changes = {}) {
  return createEntry(decided({ url: `ws://127.0.0.1:${port}/`, ...changes }));
}

test("groupPorts() puts a program's ports together, in order", () => {
  const entries = [6_465, 6_463, 6_464].map((port) =>
    entryAt(port, { url: `ws://127.0.0.1:${port}/?v=1&encoding=json` }),
  );
  const groups = groupPorts(entries, "discord.com", []);
  expect(groups).toHaveLength(1);
  expect(groups[0]?.ports).toEqual([6_463, 6_464, 6_465]);
  expect(groups[0]?.program).toContain("Discord");
});

test("groupPorts() names the third parties that asked from inside the page, and never the site itself", () => {
  const entries = [
    entryAt(5_900, { documentUrl: "https://h.online-metrix.example/fp" }),
    entryAt(5_900, { documentUrl: "https://www.shop.example/" }),
  ];
  expect(groupPorts(entries, "shop.example", [])[0]?.embedded).toEqual(["online-metrix.example"]);
});

test("groupPorts() keeps what was let through apart from what was not", () => {
  const entries = [
    entryAt(5_900),
    entryAt(5_901, { decision: { action: "allow", reason: "granted", grant: "g" } }),
  ];
  expect(groupPorts(entries, "shop.example", []).map(({ action }) => action)).toEqual(["block", "allow"]);
});

test.each([
  [[], ""],
  [[5_900], "5900"],
  [[5_900, 5_901, 5_902, 5_939], "5900–5902, 5939"],
])("toRanges() of %j reads %j", (ports, expected) => {
  expect(formatRanges(toRanges(ports))).toBe(expected);
});

test.each([
  ["Remote Desktop Protocol (RDP)", "RDP"],
  ["TeamViewer", "TeamViewer"],
  ["Some (odd) name", "Some (odd) name"],
])("shortName() of %j is %j", (program, expected) => {
  expect(shortName(program)).toBe(expected);
});
