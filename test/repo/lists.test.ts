import { basename } from "node:path";
import { expect, test } from "vitest";
import { packageSources, type Source } from "./sources.ts";

/** A folder with one file per thing of a kind, and the one list that names them all. */
interface VisibleList {
  readonly list: string;
  readonly folder: string;
  /** Finds the name of each row that a file exports: by the type that makes it one. */
  readonly row: RegExp;
  /** Whether a row's `id` is its file's name. */
  readonly hasIds: boolean;
  /** Rows that something else than the list puts to use. */
  readonly apart?: readonly string[];
}

const LISTS: readonly VisibleList[] = [
  {
    list: "packages/core/src/ports/catalogue/index.ts",
    folder: "packages/core/src/ports/catalogue/",
    row: /^export const (\w+) = portRows\(/gm,
    hasIds: false,
  },
  {
    list: "packages/core/src/vendors/catalogue/index.ts",
    folder: "packages/core/src/vendors/catalogue/",
    row: /^export const (\w+): Vendor\b/gm,
    hasIds: true,
  },
  {
    list: "packages/core/src/scan/signatures/index.ts",
    folder: "packages/core/src/scan/signatures/",
    row: /^export const (\w+)(?:: Signature = \{| = \w+Signature\()/gm,
    hasIds: true,
  },
  {
    list: "packages/core/src/scan/rules/index.ts",
    folder: "packages/core/src/scan/rules/",
    row: /^export const (\w+): Rule =/gm,
    hasIds: true,
    // Asked before the signatures, by explain.ts: what a resolver answered for a page was not the page's wish.
    apart: ["sinkhole"],
  },
  {
    list: "packages/channels/src/drivers.ts",
    folder: "packages/channels/src/drivers/",
    row: /^export const (\w+): ChannelDriver\b/gm,
    hasIds: true,
  },
  {
    list: "packages/channels/src/contexts.ts",
    folder: "packages/channels/src/contexts/",
    row: /^export const (\w+): ContextRunner\b/gm,
    hasIds: true,
  },
  {
    list: "packages/testbed/src/targets/index.ts",
    folder: "packages/testbed/src/targets/",
    row: /^export const ([a-z]\w+) = \{$/gm,
    hasIds: false,
  },
  {
    list: "packages/audit/src/page/sections/index.ts",
    folder: "packages/audit/src/page/sections/",
    row: /^export const (\w+): Section =/gm,
    hasIds: true,
  },
];

function rowFiles({ folder, list }: VisibleList): readonly Source[] {
  return packageSources().filter(({ path, isTest }) => path.startsWith(folder) && path !== list && !isTest);
}

function rowsIn(text: string, row: RegExp): readonly string[] {
  return [...text.matchAll(row)].map(([, name = ""]) => name);
}

test.each(LISTS)("$list names every row of its folder", (visible) => {
  const files = rowFiles(visible);
  const rows = files.flatMap(({ text }) => rowsIn(text, visible.row));
  expect(rows.length).toBeGreaterThan(3);
  const list = packageSources().find(({ path }) => path === visible.list)?.text ?? "";
  // What stands between the imports and the end: the list itself.
  const body = list.slice(list.lastIndexOf('";') + 2);
  expect(rows.filter((row) => !new RegExp(`\\b${row}\\b`).test(body))).toEqual(visible.apart ?? []);
});

test.each(LISTS)("every file that $list imports from its folder has a row", (visible) => {
  const list = packageSources().find(({ path }) => path === visible.list);
  const imported = new Set(
    list?.imports.filter(({ isTypeOnly }) => !isTypeOnly).map(({ specifier }) => basename(specifier)),
  );
  const empty = rowFiles(visible)
    .filter(({ path }) => imported.has(basename(path)))
    .filter(({ text }) => rowsIn(text, visible.row).length === 0);
  expect(empty.map(({ path }) => path)).toEqual([]);
});

test.each(LISTS.filter(({ hasIds }) => hasIds))(
  "the ids below $folder are the names of their files",
  (visible) => {
    const wrong = rowFiles(visible).flatMap(({ path, text }) => {
      if (rowsIn(text, visible.row).length === 0) return [];
      const name = basename(path).replace(/\.tsx?$/, "");
      const ids = [...text.matchAll(/^ {2}id: "([^"]+)",$/gm)].map(([, id = ""]) => id);
      // One file may hold the versions of one product: threatmetrix-2020, threatmetrix-2026.
      return ids.filter((id) => id !== name && !id.startsWith(`${name}-`)).map((id) => `${path}: ${id}`);
    });
    expect(wrong).toEqual([]);
  },
);
