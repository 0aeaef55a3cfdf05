import { expect, test } from "vitest";
import { formatTable } from "./format-table.ts";

const COLUMNS = [
  { title: "Port", align: "right" },
  { title: "Program", align: "left", fit: "shrink" },
] as const;
const ROWS = [
  ["80", "web"],
  ["63333", "a very long name"],
];

test("formatTable() aligns numbers right and words left", () => {
  expect(formatTable(COLUMNS, ROWS, 40)).toEqual([" Port  Program", "   80  web", "63333  a very long name"]);
});

test("formatTable() cuts the columns that may shrink when the window is narrow", () => {
  expect(formatTable(COLUMNS, ROWS, 18)).toEqual([" Port  Program", "   80  web", "63333  a very lon…"]);
  expect(formatTable(COLUMNS, ROWS, 1)).toEqual([" Port  Program", "   80  web", "63333  a very …"]);
});
