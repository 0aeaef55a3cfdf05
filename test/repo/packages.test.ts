import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import { packageFolders, projectFiles, readProjectFile, ROOT } from "./checkout.ts";
import { packageSources, parseModule } from "./sources.ts";

const versionsSchema = z.optional(z.record(z.string(), z.string()));
const manifestSchema = z.looseObject({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  license: z.string(),
  type: z.literal("module"),
  engines: z.object({ node: z.string() }),
  files: z.optional(z.array(z.string())),
  bin: z.optional(z.record(z.string(), z.string())),
  exports: z.optional(z.record(z.string(), z.record(z.string(), z.string()))),
  dependencies: versionsSchema,
  devDependencies: versionsSchema,
});

type Manifest = z.infer<typeof manifestSchema>;

function readManifest(path: string): Manifest {
  return manifestSchema.parse(JSON.parse(readProjectFile(path)));
}

const ROOT_MANIFEST = readManifest("package.json");
const FOLDERS = packageFolders();

test.each(FOLDERS)("%s/package.json says what all of them say alike", (folder) => {
  const manifest = readManifest(`packages/${folder}/package.json`);
  expect(manifest).toMatchObject({
    name: `@hushport/${folder}`,
    version: ROOT_MANIFEST.version,
    license: ROOT_MANIFEST.license,
    sideEffects: false,
    engines: { node: ">=24" },
  });
  // The guard goes to the browsers' stores; nobody installs it from npm.
  if (manifest["private"] !== true) expect(manifest.files).toContain("dist");
});

const PUBLISHED = FOLDERS.filter(
  (folder) => readManifest(`packages/${folder}/package.json`)["private"] !== true,
);

test.each(PUBLISHED)(
  "%s/package.json exports sources in the checkout and built files elsewhere",
  (folder) => {
    const { exports = {}, bin = {} } = readManifest(`packages/${folder}/package.json`);
    expect(Object.keys(exports).length + Object.keys(bin).length).toBeGreaterThan(0);
    for (const conditions of Object.values(exports)) {
      // The first condition that applies wins, so the order matters.
      expect(Object.keys(conditions)).toEqual(["hushport-source", "types", "default"]);
      const source = conditions["hushport-source"] ?? "";
      const built = source.replace("./src/", "./dist/").replace(/\.tsx?$/, "");
      expect(existsSync(join(ROOT, "packages", folder, source))).toBe(true);
      expect(conditions).toMatchObject({ types: `${built}.d.ts`, default: `${built}.js` });
    }
  },
);

const MANIFESTS = ["package.json", ...FOLDERS.map((folder) => `packages/${folder}/package.json`)];

test.each(MANIFESTS)("%s pins every dependency to one version", (path) => {
  const { dependencies = {}, devDependencies = {} } = readManifest(path);
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version),
  );
  expect(loose).toEqual([]);
});

test.each(FOLDERS)(
  "%s/package.json lists what the sources import, and nothing else as a dependency",
  (folder) => {
    const { dependencies = {}, devDependencies = {} } = readManifest(`packages/${folder}/package.json`);
    const sources = packageSources().filter(({ packageFolder }) => packageFolder === folder);
    const bundled = new Set(bundledFiles(folder));
    const used = (isTest: boolean) =>
      new Set(
        sources
          .filter((source) => source.isTest === isTest)
          .flatMap(({ path, imports }) =>
            imports
              // Bundled code and types are there when the package is built, not when it is used.
              .filter(({ isTypeOnly }) => isTest || !(isTypeOnly || bundled.has(path)))
              .map(({ specifier }) => packageOf(specifier)),
          )
          .filter((name) => name !== undefined && name !== `@hushport/${folder}`),
      );
    const [atRunTime, inTests] = [used(false), used(true)];
    expect([...atRunTime].filter((name) => name !== undefined && !(name in dependencies))).toEqual([]);
    const available = { ...dependencies, ...devDependencies, ...ROOT_MANIFEST.devDependencies };
    expect([...inTests].filter((name) => name !== undefined && !(name in available))).toEqual([]);
    const typed = new Set(
      sources.flatMap(({ imports }) => imports.map(({ specifier }) => packageOf(specifier))),
    );
    expect(Object.keys(dependencies).filter((name) => !typed.has(name))).toEqual([]);
  },
);

/** Files of a package that only bundles contain: TSX, which Node cannot run, and what the page runs. */
function bundledFiles(folder: string): readonly string[] {
  return packageSources()
    .map(({ path }) => path)
    .filter((path) => path.startsWith(`packages/${folder}/src/page/`));
}

/** @returns `undefined` for files of the package itself and for Node's own modules. */
function packageOf(specifier: string): string | undefined {
  if (specifier.startsWith(".") || specifier.startsWith("node:")) return undefined;
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

test("every dependency has a line in docs/decisions that says why", () => {
  const decisions = projectFiles()
    .filter((path) => /^docs\/decisions\/.+\.md$/.test(path))
    .map(readProjectFile)
    .join("\n");
  const names = MANIFESTS.flatMap((path) => {
    const { dependencies = {}, devDependencies = {} } = readManifest(path);
    return Object.keys({ ...dependencies, ...devDependencies });
  }).filter((name) => !name.startsWith("@hushport/"));
  expect([...new Set(names)].filter((name) => !decisions.includes(`\`${name}\``)).toSorted()).toEqual([]);
});

/** What runs before the dependencies and Node 24 are there, and the files that it imports. */
function earlyScripts(): readonly string[] {
  const found = new Set<string>();
  const follow = (path: string) => {
    if (found.has(path)) return;
    found.add(path);
    for (const { specifier } of parseModule(path, readProjectFile(path)).imports) {
      if (specifier.startsWith(".")) follow(new URL(specifier, `file:///${path}`).pathname.slice(1));
    }
  };
  follow("scripts/setup.mjs");
  follow("packages/cli/bin/hushport.mjs");
  return [...found];
}

test.each(earlyScripts())("%s needs nothing but Node 20", (path) => {
  const text = readProjectFile(path);
  const { imports } = parseModule(path, text);
  expect(imports.filter(({ specifier }) => !/^(?:node:|\.)/.test(specifier))).toEqual([]);
  // Syntax and functions that came after Node 20.
  const newer =
    /\busing \w+ =|Promise\.(?:withResolvers|try)\(|Array\.fromAsync\(|RegExp\.escape\(|Iterator\.|globSync|import \{[^}]*registerHooks|\.(?:union|intersection|difference|isSubsetOf)\(/;
  expect(newer.exec(text)?.[0]).toBeUndefined();
});
