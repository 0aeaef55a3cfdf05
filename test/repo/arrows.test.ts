import { expect, test } from "vitest";
import { packageFolders, readProjectFile } from "./checkout.ts";
import { packageSources, resolveRelative } from "./sources.ts";

interface Arrows {
  readonly source: ReadonlySet<string>;
  readonly tests: ReadonlySet<string>;
}

/** The table of docs/architecture.md: package, sentence, what it may import, what its tests may import too. */
function readArrows(): ReadonlyMap<string, Arrows> {
  const rows = readProjectFile("docs/architecture.md").matchAll(
    /^\| `([a-z-]+)` \| [^|]+ \|([^|]*)\|([^|]*)\|$/gm,
  );
  return new Map(
    [...rows].map(([, name = "", source = "", tests = ""]) => [
      name,
      { source: names(source), tests: new Set([...names(source), ...names(tests)]) },
    ]),
  );
}

function names(cell: string): ReadonlySet<string> {
  return new Set(
    cell
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== ""),
  );
}

const ARROWS = readArrows();

test("docs/architecture.md has exactly the packages that there are", () => {
  expect([...ARROWS.keys()].toSorted()).toEqual([...packageFolders()].toSorted());
});

test.each(packageFolders())(
  "the files of %s import only packages that docs/architecture.md allows",
  (folder) => {
    const arrows = ARROWS.get(folder);
    const wrong = packageSources()
      .filter((source) => source.packageFolder === folder)
      .flatMap(({ path, imports, isTest }) =>
        imports.flatMap(({ specifier }) => {
          const imported = /^@hushport\/([^/]+)/.exec(specifier)?.[1];
          if (imported === undefined || imported === folder) return [];
          const allowed = isTest ? arrows?.tests : arrows?.source;
          return allowed?.has(imported) === true ? [] : [`${path} imports ${specifier}`];
        }),
      );
    expect(wrong).toEqual([]);
  },
);

test("no file reaches into another package by a path, or past its door", () => {
  const wrong = packageSources().flatMap(({ path, packageFolder, imports }) =>
    imports.flatMap(({ specifier }) => {
      if (specifier.startsWith(".")) {
        const target = resolveRelative(path, specifier);
        return target.startsWith(`packages/${packageFolder}/`) || !target.startsWith("packages/")
          ? []
          : [`${path} imports ${specifier}`];
      }
      return /^@hushport\/[^/]+\/(?:src|dist)\//.test(specifier) ? [`${path} imports ${specifier}`] : [];
    }),
  );
  expect(wrong).toEqual([]);
});

/** What is pure as core is: a validator, and the Public Suffix List. */
const PURE_LIBRARIES = new Set(["zod/mini", "zod/v4/locales/en.js", "tldts"]);

test("core imports nothing but libraries that are as pure as it is", () => {
  const outside = packageSources()
    .filter(({ packageFolder, isTest }) => packageFolder === "core" && !isTest)
    .flatMap(({ imports }) => imports.map(({ specifier }) => specifier))
    .filter((specifier) => !specifier.startsWith("."));
  expect(outside.filter((specifier) => !PURE_LIBRARIES.has(specifier))).toEqual([]);
});

test("no file imports itself through others", () => {
  const graph = new Map(
    packageSources().map(({ path, imports }) => [
      path,
      imports
        .filter(({ specifier, isTypeOnly }) => specifier.startsWith(".") && !isTypeOnly)
        .map(({ specifier }) => resolveRelative(path, specifier)),
    ]),
  );
  expect(findCycle(graph)).toBeUndefined();
});

test("findCycle() finds a cycle of three and none in a diamond", () => {
  const cycle = new Map([
    ["a", ["b"]],
    ["b", ["c"]],
    ["c", ["a"]],
  ]);
  const diamond = new Map([
    ["a", ["b", "c"]],
    ["b", ["d"]],
    ["c", ["d"]],
  ]);
  expect(findCycle(cycle)).toEqual(["a", "b", "c", "a"]);
  expect(findCycle(diamond)).toBeUndefined();
});

/** @returns The files of one cycle, the first one again at the end; `undefined` when there is none. */
function findCycle(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): readonly string[] | undefined => {
    const start = trail.indexOf(file);
    if (start !== -1) return [...trail.slice(start), file];
    if (done.has(file)) return undefined;
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next, [...trail, file]);
      if (cycle !== undefined) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const cycle = visit(file, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
