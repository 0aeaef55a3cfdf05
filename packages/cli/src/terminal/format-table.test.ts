import { expect, test } from "vitest";
import { formatTable } from "./format-table.ts";

test("formatTable() aligns numbers right, words left, and cuts what is too wide", () => {
  const columns = [
    { title: "Port", align: "right", maxWidth: 5 },
    { title: "Program", align: "left", maxWidth: 10 },
  ] as const;
  expect(
    formatTable(columns, [
      ["80", "web"],
      ["63333", "a very long name"],
    ]),
  ).toEqual([" Port  Program", "   80  web", "63333  a very lo…"]);
});
